import { Done } from 'client/parts/done'
import { Problem } from 'client/parts/problem'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { useDraft } from 'client/platform/device/draft'
import { back, goTo, toTop } from 'client/platform/navigate'
import { Card } from 'client/ui/card'
import { Field } from 'client/ui/form/field'
import { ready, Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { List } from 'client/ui/list'
import { useState } from 'react'
import type { Purpose } from 'shared/message/model'
import { setTemplates, type TemplatesView } from 'shared/message/operations'
import { advice, purposeName, SLOT_TYPES } from 'shared/message/purpose'
import { allWith, flawOf, formOf } from './form'

interface EditProps {
  view: TemplatesView
  purpose: Purpose
}

/** One template: what to choose in WeChat's console, and what to copy from there. */
export function Edit({ view, purpose }: EditProps) {
  const { draft, change, discard } = useDraft(`template:${purpose}`, formOf(view, purpose))
  const { run, busy } = useCommand(setTemplates)
  const [heard, setHeard] = useState<Answer<unknown>>()
  const { search, keywords } = advice[purpose]
  const flaw = flawOf(view, purpose, draft)

  async function save() {
    const answer = await run({ edition: view.edition, templates: allWith(view, purpose, draft) })
    setHeard(answer)
    toTop()
    if (answer?.kind === 'accepted') discard()
  }

  if (heard?.kind === 'accepted') {
    return (
      <Screen title={purposeName[purpose]} stage={ready(null)}>
        {() => (
          <Done says={`“${purposeName[purpose]}”的模板已保存。`} ways={[{ says: '看其他模板', onTap: back }, { says: '回首页', onTap: () => goTo('home') }]}>
            <View className="soft">从现在起发出的都用它。已经同意旧模板的人，要再同意一次。</View>
          </Done>
        )}
      </Screen>
    )
  }
  return (
    <Screen title={purposeName[purpose]} stage={ready(null)} action={{ says: '保存模板', onTap: () => void save(), busy, whyNot: flaw?.message }}>
      {() => (
        <>
          <Problem answer={heard} before="没有保存。" />
          <Card title="在微信后台怎么选">
            <View className="para">{`登录微信公众平台，打开“订阅消息”，在公共模板库里搜“${search}”，选用时勾上：${keywords.map(({ named }) => named).join('、')}。`}</View>
            <View className="para soft">选用以后，在“我的模板”里点开详情，把模板编号和各字段的名字（如 thing1、time2）抄到下面。关键词的名字不必一样，类型对就行。</View>
          </Card>
          <List title="模板">
            <Field label="模板编号" maxLength={80} value={draft.templateId} onInput={(templateId) => change({ templateId })} placeholder="一长串字母和数字" />
          </List>
          <List title="字段名" hint="没有的可不填，至少填一个。">
            {keywords.map(({ holds, named }) => (
              <Field
                key={holds}
                label={named}
                maxLength={40}
                value={draft.keys[holds] ?? ''}
                onInput={(key) => change({ keys: { ...draft.keys, [holds]: key } })}
                error={flaw?.slot === holds ? flaw.message : undefined}
                placeholder={`如 ${SLOT_TYPES[holds][0]}1`}
              />
            ))}
          </List>
        </>
      )}
    </Screen>
  )
}
