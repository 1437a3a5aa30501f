import { backToContribution, openMyContributions } from 'client/parts/bulletin/places'
import { Done } from 'client/parts/done'
import { OnDuty } from 'client/parts/desk/duty'
import { withWayOut } from 'client/parts/gate'
import { Problem } from 'client/parts/problem'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { useQuery } from 'client/platform/cloud/query'
import { whisper } from 'client/platform/device/ask'
import { useDraft } from 'client/platform/device/draft'
import { toTop, useQueryText } from 'client/platform/navigate'
import { Notice } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { ChooseField, Field, LongField } from 'client/ui/form/field'
import { ready, Screen, type Stage } from 'client/ui/frame/screen'
import { List } from 'client/ui/list'
import { useState } from 'react'
import { CONTRIBUTION_KINDS, contributionKindName } from 'shared/bulletin/model'
import { type ContributionView, handInContribution, keepContribution, readContribution } from 'shared/bulletin/operations'
import { BLANK, type Draft, draftOf, inputOf, whyNot } from './draft'
import { Pictures } from './pictures'

const KINDS = CONTRIBUTION_KINDS.map((value) => ({ value, label: contributionKindName[value] }))

export default function Page() {
  const contributionId = useQueryText('contributionId')
  return (
    <OnDuty needs="inform" title="投稿">
      {contributionId === '' ? <Form place="new" start={BLANK} /> : <GoOn contributionId={contributionId} />}
    </OnDuty>
  )
}

function GoOn({ contributionId }: { contributionId: string }) {
  const asked = useQuery(readContribution, { contributionId })
  if (asked.is === 'ready' && asked.value.open) return <Form key={contributionId} place={contributionId} start={draftOf(asked.value)} mend={asked.value.mend} />
  const stage: Stage<ContributionView> =
    asked.is === 'ready' ? { is: 'refused', message: '这份稿件已交，不能再改。', way: { says: '看稿件', onTap: () => backToContribution(contributionId) } } : withWayOut(asked)
  return (
    <Screen title="投稿" stage={stage}>
      {() => null}
    </Screen>
  )
}

/** What is written stays on this device, and in the cloud whenever it is kept there. */
function Form({ place, start, mend = '' }: { place: string; start: Draft; mend?: string }) {
  const { draft, change, discard } = useDraft(`contribution:${place}`, start)
  const keeping = useCommand(keepContribution)
  const handing = useCommand(handInContribution)
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const [handed, setHanded] = useState('')
  // Handed in while it is being kept, a new one would be there twice.
  const busy = keeping.busy || handing.busy
  const elsewhere = start.edition > draft.edition
  const wrong = (field: string) => (answer?.kind === 'refused' && answer.field === field ? answer.message : undefined)

  async function keep(now: Draft = draft): Promise<void> {
    const heard = await keeping.run(inputOf(now))
    if (!heard) return
    setAnswer(heard)
    if (heard.kind !== 'accepted') return toTop()
    change(heard.value)
    whisper('草稿已保存')
  }

  async function handIn(): Promise<void> {
    const heard = await handing.run(inputOf(draft))
    if (!heard) return
    setAnswer(heard)
    toTop()
    if (heard.kind !== 'accepted') return
    discard()
    setHanded(heard.value.contributionId)
  }

  return (
    <Screen
      title="投稿"
      stage={ready(null)}
      action={handed === '' ? { says: '交稿', onTap: () => void handIn(), busy, whyNot: whyNot(draft) } : undefined}
    >
      {() =>
        handed === '' ? (
          <>
            <Problem answer={answer} />
            {mend !== '' && <Notice tone="warn" says={`请修改：${mend}`} />}
            {elsewhere && <Notice tone="warn" says="这份稿件在别处改过，下面是这台设备上的内容。" way={{ says: '改用云端的内容', onTap: () => change(start) }} />}
            <List>
              <ChooseField label="类别" options={KINDS} value={draft.kind} onChoose={(kind) => change({ kind })} />
              <Field label="标题" value={draft.title} onInput={(title) => change({ title })} maxLength={60} placeholder="一句话说清什么事" error={wrong('title')} />
              <LongField
                label="正文"
                value={draft.text}
                onInput={(text) => change({ text })}
                maxLength={5000}
                placeholder="时间、地点、什么人、做了什么、有什么结果"
                hint={`${draft.text.length} / 5000 字`}
                error={wrong('text')}
              />
            </List>
            <Pictures pictures={draft.pictures} onChange={(pictures) => change({ pictures })} wrong={wrong} />
            <Button says="存草稿" onTap={() => void keep()} busy={busy} />
          </>
        ) : (
          <Done
            says="稿件已交给秘书处。"
            ways={[
              { says: '看我的稿件', onTap: openMyContributions },
              { says: '看这一份', onTap: () => backToContribution(handed) },
            ]}
          >
            系统先检查文字和图片，再由秘书处处理。退回、采用或不采用，您都会收到消息。
          </Done>
        )
      }
    </Screen>
  )
}
