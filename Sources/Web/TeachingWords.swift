/// The words of the pages on which staff label feedback and see why it was labelled so.
enum TeachingWords {
  static let table: [String: (String, String)] = [
    "listComma": ("、", ", "), "open-feedback": ("看判讀與更正", "See and correct the labels"),
    "oneFeedback": ("意見判讀", "Labels of this comment"), "labels": ("標籤", "Labels"),
    "normal": ("一般", "Normal"), "sentiment": ("情緒", "Sentiment"), "intent": ("意圖", "Intent"),
    "urgency": ("緊急程度", "Urgency"), "byStaff": ("人工", "by staff"), "byPerson": ("{who}（館員）", "{who} (staff)"),
    "labelByPerson": ("由 {who}（館員）於 {at} 判定", "Given by {who} (staff) on {at}"),
    "labelByModel": ("由模型 {who} 於 {at} 判讀", "Given by the model {who} on {at}"),
    "noLabel": (
      "還沒有標籤；以下是目前的模型會給的。", "There is no label yet; this is what the present model would give."
    ),
    "unsureSentence": (
      "程式對這一則沒有把握（情緒 {percent}），請您判斷。",
      "The program is not sure of this one (sentiment {percent}); please judge for yourself."
    ),
    "labelSaved": ("已儲存。謝謝，程式下次重新訓練時會從這裡學習。", "Saved. The next retraining learns from it."),
    "labelStale": (
      "這則意見的標籤剛被更新，請看過新的標籤再送出一次。您選的內容還在。",
      "The labels have just been changed by somebody else. Please look again; your choices are still here."
    ),
    "teachMissing": ("請選擇{field}。", "Please choose: {field}."),
    "teachUnknown": ("{field}不能是「{value}」。", "{field} cannot be \"{value}\"."),
    "teachNoStretch": ("文字裡沒有「{value}」，請原樣複製。", "The text does not contain \"{value}\"; please copy it exactly."),
    "why": ("為什麼這樣判讀？", "Why these labels?"),
    "whyChoose": ("選一個標籤，看哪些字句支持或反對它：", "Choose a label to see which words spoke for and against it:"),
    "whyFor": ("支持", "for"), "whyAgainst": ("反對", "against"), "whyOf": ("正在說明：", "Explained: "),
    "whyNothing": ("沒有哪個字句特別支持或反對。", "No words speak for or against it in particular."),
    "whySum": (
      "分數 {score} ＝ 起點 {base}，標出的字句 {marked}，其餘文字 {rest}。大於 0 表示這個標籤比其他的平均更可能。",
      "Score {score} = starting point {base}, marked words {marked}, the rest of the text {rest}. Above 0 the label is "
        + "more likely than the others on average."
    ),
    "whyByPerson": (
      "這則的標籤是館員判定的；這裡說明的是目前的模型（{model}）怎麼看。它會判讀為：{said}。",
      "A person gave this label. What is explained is how the present model ({model}) sees the text. It would say: {said}."
    ),
    "whyByOther": (
      "這則的標籤是另一個版本的模型判讀的；這裡說明的是目前的模型（{model}）怎麼看。它會判讀為：{said}。",
      "Another version of the model gave this label. What is explained is how the present one ({model}) sees the text. "
        + "It would say: {said}."
    ),
    "strengthGreat": ("非常強", "very strong"), "strengthStrong": ("強", "strong"), "strengthSome": ("中等", "moderate"),
    "strengthWeak": ("弱", "weak"),
    "correctHeading": ("更正標籤", "Correct the labels"),
    "labelsRight": ("標籤都正確", "The labels are right"),
    "labelsRightHint": ("確認也是教材：程式會知道這樣判讀是對的。", "Confirming teaches, too: the program learns that this is right."),
    "saveLabels": ("儲存更正", "Save"), "saveAndNext": ("儲存，下一則", "Save and next"),
    "rightAndNext": ("標籤都正確，下一則", "The labels are right, next"), "skip": ("略過這一則", "Skip this one"),
    "topicsSpokenOf": ("談到的主題", "Topics it speaks of"), "otherTopics": ("加入其他主題", "Add other topics"),
    "notSpokenOf": ("沒有談到", "Absent"), "noTopicYet": ("還沒有主題。", "No topics yet."),
    "personalYes": ("有", "Yes"), "personalNo": ("沒有", "No"), "personalQuestion": ("含有個人資料", "Holds personal data"),
    "stretch": ("哪一段是個資？（從文字原樣複製；沒寫而程式也沒找到時，整則會被遮蔽）",
      "Which words? (copied exactly; if left empty and none were found, the whole text is masked)"),
    "noCaseOpened": ("更正不會自動立案或結案；改為緊急時，請另行通知承辦人。",
      "Corrections open and close no cases: tell whoever is in charge when you mark one as urgent."),
    "labelHistory": ("標籤紀錄", "History of labels"),
    "teach": ("請教您", "We ask you"), "teachHeading": ("請教您的 {n} 則", "{n} texts that we ask you about"),
    "teachLink": ("請教您的 20 則：標這些最有幫助", "20 texts that we ask you about: labelling these helps most"),
    "teachLead": (
      "程式對這些文字最沒有把握，而且它們彼此不同、又像許多別的意見。標完一則會接著下一則。",
      "The program is least sure of these; they differ from one another and are like many others. One leads to the next."
    ),
    "teachTaught": ("館員已判定 {n} 則。", "Staff have labelled {n} so far."),
    "teachBegin": ("從第一則開始", "Begin with the first"),
    "teachNone": ("目前沒有需要請教的文字。", "There is nothing to ask at the moment."),
    "teachDone": ("這 {n} 則都看過了，謝謝您！", "That was all {n} of them. Thank you!"),
    "teachSkipped": ("其中略過 {n} 則。", "{n} of them skipped."), "teachThen": ("接下來", "What comes next"),
    "teachRetrain": (
      "請管理這套系統的人重新訓練，程式才會學到這些；新模型比較好才會換上：",
      "Ask whoever runs the system to train it again, so that it learns from them; a new model stays only if it is better:"
    ),
    "teachRestart": (
      "換上新模型後重新啟動網頁，再回來標下一批：那時它沒有把握的已經不同了。",
      "Once the new model is in place and the pages are started again, label more: it will be unsure of others then."
    ),
    "teachMore": ("現在再標一些", "Label some more now"),
    "teachOlder": ("從更早的意見裡選", "Choose from older texts"),
    "doubt": ("沒有把握的是：{what}", "Not sure of: {what}"), "doubtLittle": ("各項都有一點不確定", "A little unsure of everything"),
    "onlyUnsureFirst": ("不確定的排最前", "Unsure ones first"),
    "unsureFirstCount": ("共 {all} 則，最不確定的在前；這裡是第 {from} 到 {to} 則", "{all} in all, the least sure first; here are {from} to {to}"),
    "unsureCount": ("其中 {n} 則不確定。", "{n} of them are unsure."),
  ]
}
