/// The fixed words of the pages: Traditional Chinese and English throughout, Japanese and Korean on visitors' pages.
enum Wording {
  /// All words in a language; English where it lacks one, Chinese for a language that there is none of.
  static func words(in language: String) -> [String: String] {
    Dictionary(uniqueKeysWithValues: table.keys.map { ($0, word($0, in: language)) })
  }

  static func word(_ key: String, in language: String) -> String {
    guard let pair = table[key] else { return key }
    switch language.split(separator: "-").first {
    case "en": return pair.1
    case "ja": return VisitorWords.japanese[key] ?? pair.1
    case "ko": return VisitorWords.korean[key] ?? pair.1
    default: return pair.0
    }
  }

  private static let table: [String: (String, String)] = survey.merging(staff) { first, _ in first }
    .merging(TeachingWords.table) { first, _ in first }

  private static let survey: [String: (String, String)] = [
    "product": ("回響 意見與滿意度平臺", "Huixiang: surveys and feedback"),
    "lead": ("我們聽見您的意見，回覆、改善，並公布成果。", "We listen, answer, improve, and publish the results."),
    "languages": ("語言", "Language"),
    "touchpoints": ("意見蒐集點", "Where we listen"),
    "place": ("地點", "Place"),
    "survey": ("問卷", "Survey"),
    "open": ("開啟", "Open"),
    "kiosk": ("觸控螢幕", "Kiosk"),
    "form": ("網頁表單", "Web form"),
    "required": ("（必填）", "(required)"),
    "pleaseAnswer": ("請回答這一題。", "Please answer this question."),
    "invalid": ("這個答案不符合規定，請修改。", "This answer does not meet its condition; please change it."),
    "unfit": ("這個答案不完整或格式不對，請修改。", "This answer is incomplete or malformed; please change it."),
    "chooseCount": ("請選 {n} 項。", "Please choose {n}."),
    "rankCount": ("請排出 {n} 項的名次。", "Please give {n} places."),
    "numberRange": ("請填 {n} 之間的數字。", "Please enter a number within {n}."),
    "samePlace": ("同一名次只能給一項。", "Each place can be given once only."),
    "which": ("：請說明", ": please say which"),
    "problems": ("請修正下列答案", "Please correct these answers"),
    "back": ("上一步", "Back"),
    "next": ("下一步", "Next"),
    "send": ("送出", "Send"),
    "sending": ("傳送中…", "Sending…"),
    "failed": ("目前無法送出，請再試一次。您的答案仍在畫面上。", "Could not be sent. Your answers are still here: please try again."),
    "refused": ("無法接受：", "Not accepted:"),
    "step": ("第 {n} 頁，共 {total} 頁", "Page {n} of {total}"),
    "thanks": ("謝謝您！", "Thank you!"),
    "thanksText": ("您的意見已經收到。", "We have received what you told us."),
    "queued": ("目前沒有網路，答案已存在本機，連線後會自動送出。", "There is no connection: your answers are kept here and sent later."),
    "contactLost": ("為保護個資，離線時不保存聯絡方式，無法回覆您。", "Contact details are not kept offline, so we cannot answer you."),
    "nextVisitor": ("下一位", "Next visitor"),
    "quotaFull": (
      "像您這樣的訪客，我們已經請教過足夠的人數，今天不必再填了。謝謝您願意幫忙！",
      "We have already heard from enough visitors like you, so there is nothing more to fill in. Thank you!"
    ),
    "quotaChange": ("如果剛才按錯，可以改選。", "If that was a slip, just change your answer."),
    "finish": ("完成", "Done"),
    "sampleHeading": ("今天我們每 {n} 位訪客請 1 位填答", "Today we ask one in {n} visitors"),
    "sampleText": ("請按「開始」，看看是否輪到您。", "Please touch “Begin” to see whether it is your turn."),
    "sampleChosen": ("這次輪到您了，謝謝您願意填答。", "It is your turn. Thank you for taking part."),
    "samplePassed": ("這次沒有輪到您，不必填寫。祝您參觀愉快！", "It is not your turn, so there is nothing to fill in. Enjoy your visit!"),
    "begin": ("開始", "Begin"),
    "volunteer": ("我還是有話想說", "I would like to say something anyway"),
    "restHeading": ("現在休息中", "We are resting now"),
    "restHours": ("填答時間：", "We listen at"),
    "restWeb": ("也可以用手機填寫：", "You can also answer on your phone:"),
    "photoChoose": ("拍照或選照片", "Take or choose a picture"),
    "photoRemove": ("移除照片", "Remove the picture"),
    "photoPreview": ("您的照片預覽", "Your picture"),
    "photoKept": (
      "照片會先縮小並去除位置資訊，與答案分開加密保存，{n} 天後刪除。請避免拍到他人的臉。",
      "Made smaller, without its position; kept apart, encrypted, erased after {n} days. Please leave out others' faces."
    ),
    "photoUnreadable": ("無法讀取這張照片，請改用 JPEG 或 PNG。", "This picture cannot be read; please use a JPEG or PNG."),
    "photoLost": ("離線時不保存照片，所以照片沒有送出。", "Pictures are not kept offline, so yours was not sent."),
    "photoScript": (
      "上傳照片需要開啟 JavaScript；其他答案不附照片也可以送出。",
      "Sending a picture needs JavaScript. Everything else can be sent without the picture."
    ),
    "photoRefused": ("這裡不能收照片", "Pictures cannot be taken here"),
    "backHome": ("回首頁", "Home"),
    "stillThere": ("還在填寫嗎？", "Still there?"),
    "idleText": ("將清除畫面，剩下", "The screen will be cleared in"),
    "seconds": ("秒", "seconds"),
    "goOn": ("繼續填寫", "Go on"),
    "name": ("姓名", "Name"),
    "mail": ("電子郵件", "E-mail"),
    "telephone": ("電話", "Telephone"),
    "kept": ("聯絡資料只用於回覆，{n} 天後刪除。", "Used only to answer you; erased after {n} days."),
    "privacy": ("本問卷為自願填答。填答內容用於改善服務；如留下聯絡方式，將與答案分開加密保存。", "Taking part is voluntary. Contact details, if any, are kept apart from the answers, encrypted."),
    "anonymousPrivacy": ("本問卷採匿名方式，不蒐集任何可識別個人的資料。", "This survey is anonymous: nothing that identifies you is collected."),
    "notFound": ("找不到這個頁面", "Page not found"),
    "notFoundText": ("網址可能有誤，或這個地點已不再使用。", "The address may be wrong, or the place is no longer in use."),
    "closedSurvey": ("這份問卷目前未開放", "This survey is not open"),
    "lookup": ("案件查詢", "Look up a case"),
    "find": ("查詢", "Find"),
    "noSuchCase": ("案件編號或密碼不正確。", "The number or the password is wrong."),
    "outsideCalendar": ("行事曆還沒有涵蓋新的期限，請先更新行事曆。", "The calendar does not cover the new deadline yet: extend the calendar first."),
    "tooMany": ("查詢次數過多，請稍後再試。", "Too many attempts. Please try again later."),
    "caseNumber": ("案件編號", "Case number"),
    "casePassword": ("查詢密碼", "Password"),
    "caseHint": ("請記下編號與密碼，可在「案件查詢」查看處理進度。", "Please note both: with them you can look up how your case stands."),
  ]

  private static let staff: [String: (String, String)] = [
    "staff": ("館員專區", "Staff"), "staffName": ("姓名", "Your name"), "password": ("密碼", "Password"),
    "signIn": ("登入", "Sign in"), "signOut": ("登出", "Sign out"), "wrongPassword": ("密碼不正確。", "The password is wrong."),
    "cases": ("案件", "Cases"), "case": ("案件", "Case"), "feedback": ("意見", "Feedback"), "reports": ("季報", "Reports"),
    "openCases": ("處理中", "open"), "lateCases": ("已逾期", "late"), "dueSoon": ("兩日內到期", "due within two days"),
    "closedCases": ("已結案", "closed"), "unit": ("承辦組室", "Unit"), "state": ("狀態", "State"), "all": ("全部", "All"),
    "noFeedback": ("這段期間沒有符合的意見。", "There is no such feedback in this period."),
    "feedbackCount": ("共 {all} 則，最新的在前；這裡是第 {from} 到 {to} 則", "{all} in all, the newest first; here are {from} to {to}"),
    "show": ("顯示", "Show"), "search": ("搜尋", "Search"),
    "searchHint": (
      "空格分開的詞須同時出現；\"引號\" 內須連在一起；OR 表示任一；詞前加 - 表示排除。繁簡、全半形皆可。",
      "All words must be there; \"quotes\" keep words together; OR means either; -word leaves out."
    ),
    "searchNothing": ("沒有可以找的字。", "There is nothing in it to look for."),
    "searchOnlyExclusions": ("只有要排除的詞；請至少寫一個要找的詞。", "There are only words to exclude; name one to find."),
    "searchShortened": ("搜尋的文字太長，只用了前面的部分。", "The search is too long; only its beginning was used."),
    "noHits": ("找不到「{q}」。", "Nothing was found for \"{q}\"."),
    "noHitsHint": ("請改用較短或別的詞，或放寬其他條件。", "Try fewer or other words, or drop the other filters."),
    "searchElsewhere": ("不限其他條件，搜尋全部", "Search everything, without the other filters"),
    "hitCount": (
      "找到 {all} 則，依相關程度排列；這裡是第 {from} 到 {to} 則",
      "{all} found, the most relevant first; here are {from} to {to}"
    ),
    "caseHitCount": ("找到 {all} 件，依相關程度排列，顯示 {shown} 件", "{all} found; {shown} shown, the most relevant first"),
    "allPeriods": ("所有期間", "All periods"), "wholeText": ("全文", "Whole text"),
    "periodExample": ("例如 {example}", "such as {example}"),
    "periodUnknown": (
      "「{value}」不是季別。請寫成 {example} 這樣，或留空。", "\"{value}\" is no quarter. Write it like {example}, or leave it empty."
    ),
    "pages": ("頁次", "Pages"), "previousPage": ("← 上一頁", "← Previous page"), "nextPage": ("下一頁 →", "Next page →"),
    "due": ("期限", "Due"), "matter": ("內容", "Matter"), "level": ("類別", "Kind"),
    "noCases": ("沒有符合的案件。", "No such cases."), "urgent": ("緊急", "Urgent"), "late": ("逾期", "Late"),
    "stateOpen": ("處理中", "Open"), "stateAnswered": ("已答復", "Answered"), "stateClosed": ("已結案", "Closed"),
    "stateLate": ("逾期未結", "Late and open"), "originalDue": ("原期限", "Originally"), "received": ("收到時間", "Received"),
    "rule": ("立案規則", "Rule"), "whatWasSaid": ("意見內容", "What was said"), "history": ("處理歷程", "History"),
    "reply": ("答復", "Reply"), "replyText": ("給民眾的答復", "Answer to the visitor"), "replyAndClose": ("答復並結案", "Reply and close"),
    "replyOnly": ("只答復", "Reply only"), "assign": ("改派", "Assign"), "personInCharge": ("承辦人", "Person in charge"),
    "extend": ("展期", "Extend"), "reason": ("理由（民眾可見）", "Reason (the visitor sees it)"), "close": ("結案", "Close"),
    "outcome": ("結果", "Outcome"), "reopen": ("重新開啟", "Reopen"), "note": ("加註", "Add a note"), "noteText": ("內部註記", "For staff only"),
    "contactAndPhotos": ("聯絡方式與照片", "Contact and pictures"),
    "contact": ("聯絡方式", "Contact"), "contactReason": ("調閱事由（將留下紀錄）", "Reason (kept on record)"), "readContact": ("調閱", "Read"),
    "noContact": ("沒有聯絡方式，或已逾保存期限。", "There is none, or it has expired."),
    "resolved": ("已處理", "Resolved"), "transferred": ("移轉權責機關", "Transferred"), "unprocessed": ("不予處理，列冊備查", "Registered, not processed"),
    "duplicate": ("重複案件", "Duplicate"),
    "eventOpened": ("立案", "Opened"), "eventAssigned": ("分派", "Assigned"), "eventReplied": ("答復", "Answered"),
    "eventNoted": ("註記", "Note"), "eventExtended": ("展期", "Extended"), "eventClosed": ("結案", "Closed"), "eventReopened": ("重新開啟", "Reopened"),
    "stale": ("這個案件剛被別人更新，請確認後再試一次。", "Somebody else has just changed this case. Please look again."),
    "expired": ("頁面已過期，請重新送出。", "The page had expired. Please send it again."),
    "period": ("期間", "Period"), "topic": ("主題", "Topic"), "onlyAll": ("全部", "All"), "onlyUrgent": ("緊急", "Urgent"),
    "onlyUnsure": ("需人工判讀", "Unsure: needs a person"), "onlyNegative": ("負面", "Negative"),
    "noReports": ("尚無季報。請執行 huixiang report build。", "No reports yet: run huixiang report build."),
    "positive": ("正面", "Positive"), "negative": ("負面", "Negative"), "neutral": ("中性", "Neutral"), "mixed": ("褒貶皆有", "Mixed"),
    "complaint": ("抱怨", "Complaint"), "praise": ("讚美", "Praise"), "suggestion": ("建議", "Suggestion"), "question": ("詢問", "Question"),
    "other": ("其他", "Other"), "unsure": ("需人工判讀", "Needs a person"), "personalData": ("含個資", "Personal data"),
    "data-telephone": ("電話", "telephone"), "data-mail": ("電子郵件", "e-mail"),
    "data-nationalIdentity": ("身分證字號", "national identity number"),
    "data-residentCertificate": ("居留證號", "resident certificate"), "data-passport": ("護照", "passport"),
    "data-licencePlate": ("車牌", "licence plate"), "data-paymentCard": ("卡號", "card number"),
    "data-account": ("通訊帳號", "account"), "data-memberNumber": ("會員或帳戶號碼", "membership or account number"),
    "data-birthday": ("出生日期", "date of birth"), "data-address": ("住址", "address"), "data-name": ("姓名", "name"),
    "workingDays": ("延長工作天數", "Working days to add"), "workingHours": ("延長工作時數", "Working hours to add"), "hours": ("延長時數", "Hours to add"),
    "channel-kiosk": ("觸控螢幕", "Kiosk"), "channel-web": ("網頁", "Web"), "channel-paper": ("紙本", "Paper"),
    "channel-phone": ("電話", "Telephone"), "channel-counter": ("櫃檯", "Counter"), "channel-mail": ("電子郵件", "E-mail"),
    "channel-facebook": ("臉書", "Facebook"), "channel-google": ("Google 評論", "Google reviews"), "channel-hotline": ("專線", "Hotline"),
    "channel-news": ("新聞", "News"),
  ]
}
