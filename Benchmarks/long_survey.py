"""Prints a survey of 1,000 questions, 500 of them behind conditions; with an argument, a later version of it."""
import sys

later = len(sys.argv) > 1
print(f'survey long "很長的問卷" {{\n  version {2 if later else 1}\n  owner front\n  languages zh-Hant\n  channels web')
for page in range(50):
    print(f'  page "第 {page + 1} 頁" {{')
    for place in range(20):
        number = page * 20 + place
        before = number - number % 2 - 2
        label = f"第 {number + 1} 題{'（新）' if later and number % 10 == 0 else ''}"
        if number % 2 and number > 2:
            bound = 1 if later and number % 50 == 1 else 2
            print(f'    comment q{number} "{label}" shown when q{before} <= {bound} or q{max(0, before - 2)} given and not (q{before} = 3)')
        else:
            print(f'    rating q{number} "{label}" on five required')
    print("  }")
print("}")
