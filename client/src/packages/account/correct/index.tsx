import { withWayOut } from 'client/parts/gate'
import { Done } from 'client/parts/done'
import { Problem } from 'client/parts/problem'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { useQuery } from 'client/platform/cloud/query'
import { useDraft } from 'client/platform/device/draft'
import { back, goTo, toTop } from 'client/platform/navigate'
import { ChooseField, LongField } from 'client/ui/form/field'
import { Screen } from 'client/ui/frame/screen'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { type Item, ITEMS, itemName } from 'shared/person/contacts-model'
import { askCorrection, mine, type MyData } from 'shared/person/mine'

const NOTHING = {}
const OPTIONS = ITEMS.map((value) => ({ value, label: itemName[value] }))
const BLANK: { item: Item | ''; says: string } = { item: '', says: '' }

export default function Correct() {
  const asked = useQuery(mine, NOTHING)
  const { draft, change, discard } = useDraft('correct', BLANK)
  const asking = useCommand(askCorrection, asked.refresh)
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const { item } = draft
  const says = draft.says.trim()

  async function send() {
    if (item === '') return
    const heard = await asking.run({ item, says })
    if (!heard) return
    setAnswer(heard)
    toTop()
    if (heard.kind === 'accepted') discard()
  }

  const done = answer?.kind === 'accepted'
  return (
    <Screen
      title="提出更正"
      stage={withWayOut(asked)}
      action={(value) => (done ? undefined : { says: '提交更正', onTap: () => void send(), busy: asking.busy, whyNot: whyNot(value, item, says) })}
    >
      {(value) =>
        done ? (
          <Done
            says="已交给秘书处。"
            ways={[
              { says: '返回', onTap: back },
              { says: '回首页', onTap: () => goTo('home') },
            ]}
          >
            处理以后，您会收到消息，在「隐私与账号」里也看得到。
          </Done>
        ) : (
          <>
            <Problem answer={answer} before="没有提交成功。" />
            <List title="哪里不对" hint="秘书处会与您核对后改名册。请不要在这里写身份证号。">
              <ChooseField label="哪一项" options={OPTIONS} value={item === '' ? undefined : item} onChoose={(chosen) => change({ item: chosen })} />
              {item !== '' && standing(value, item) !== '' && <Cell title="现在登记的是" note={standing(value, item)} />}
              <LongField label="应当是什么" value={draft.says} onInput={(typed) => change({ says: typed })} maxLength={300} placeholder="正确的内容，和从何时起" />
            </List>
          </>
        )
      }
    </Screen>
  )
}

/** What the roll says now of an item. */
function standing({ name, unitName, title, phone, birth, posts }: MyData, item: Item): string {
  const now: Record<Item, string> = { name, unit: unitName, title, phone, birth, posts: posts.map((post) => post.name).join('、'), other: '' }
  return now[item] || (item === 'other' ? '' : '未登记')
}

function whyNot({ corrections }: MyData, item: Item | '', says: string): string | undefined {
  if (item === '') return '请选择哪一项不对'
  if (corrections.some((one) => one.item === item && one.state === 'open')) return `「${itemName[item]}」的更正您已提过，秘书处还没有处理`
  return says === '' ? '请写明应当是什么' : undefined
}
