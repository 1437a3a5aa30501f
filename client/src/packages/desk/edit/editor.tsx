import { openCancel, openHandouts, openPostpone } from 'client/parts/desk/desk-places'
import { Done } from 'client/parts/done'
import { openBoard, openMeeting } from 'client/parts/places'
import { Problem } from 'client/parts/problem'
import { confirm } from 'client/platform/device/ask'
import type { Answer } from 'client/platform/cloud/line'
import { goTo, toTop } from 'client/platform/navigate'
import { useServerNow } from 'client/platform/device/now'
import { Button, type ButtonProps } from 'client/ui/form/button'
import { Notice } from 'client/ui/card'
import { Tabs } from 'client/ui/form/filter'
import { Cell, List } from 'client/ui/list'
import { ready, Screen } from 'client/ui/frame/screen'
import { useSurroundings } from 'client/ui/frame/surroundings'
import { useState } from 'react'
import { dayOf } from 'shared/kernel/time'
import type { MeetingView } from 'shared/meeting/operations'
import { flawOf } from 'shared/meeting/rules'
import { Check } from './check'
import { gapsOf, type Step, STEPS } from './form'
import { useKept } from './keep'
import { useSending } from './send'
import { TopicsStep } from './step-topics'
import { WhenStep } from './step-when'
import { WhereStep } from './step-where'
import { WhoStep } from './step-who'
import { usePreview } from './use-preview'

const LAST: Step = 4
const OPTIONS = STEPS.map((label, i) => ({ label, value: String(i) }))

interface Over {
  says: string
  meetingId: string
  published: boolean
}

/** Four short steps and a look over the whole, for a draft and for a change alike. */
export function Editor({ meeting, onMoved }: { meeting: MeetingView | null; onMoved: () => void }) {
  const { openClause } = useSurroundings()
  const now = useServerNow()
  const kept = useKept(meeting, dayOf(now))
  const sending = useSending(kept)
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const [over, setOver] = useState<Over>()
  const [tried, setTried] = useState(kept.step === LAST)
  const changes = meeting?.status === 'published'
  const { form, plan, step } = kept
  const gaps = gapsOf(plan)
  const preview = usePreview({ plan, before: changes ? meeting : null, reason: kept.reason, meetingId: kept.meetingId, now, skip: gaps.length > 0 })
  const flaw = flawOf(plan)

  /** Under a field: what is wrong at once, what is missing only after a look over the whole. */
  function errorOf(field: string): string | undefined {
    if (flaw?.field === `plan.${field}`) return flaw.message
    return gaps.find((gap) => gap.field === field && (tried || !gap.missing))?.message
  }

  function go(to: Step) {
    if (to === LAST) setTried(true)
    setAnswer(undefined)
    kept.change({ step: to })
    toTop()
  }

  function heard(heardOf: Answer<{ meetingId: string }> | undefined, says: string, published: boolean) {
    if (!heardOf) return
    setAnswer(heardOf)
    toTop()
    if (heardOf.kind === 'refused' && heardOf.code === 'MOVED') onMoved()
    if (heardOf.kind !== 'accepted') return
    kept.done()
    setOver({ says, published, meetingId: heardOf.value.meetingId })
  }

  async function publish() {
    const follows = '参会人员会立即收到通知。发出以后再改，须写明原因，并会再通知一次。'
    if (await confirm({ title: '发布通知', follows, yes: '发布通知' })) heard(await sending.publish(), `“${plan.title}”的通知已发出。`, true)
  }

  async function alter() {
    const follows = `改动：${preview.changed.join('、')}。参会人员会收到变更通知。`
    if (await confirm({ title: '变更并通知', follows, yes: '变更通知' })) heard(await sending.alter(), `“${plan.title}”已变更，并通知了参会人员。`, true)
  }

  function action(): Omit<ButtonProps, 'kind'> {
    if (step < LAST) return { says: `下一步：${STEPS[step + 1]}`, onTap: () => go((step + 1) as Step) }
    const { refusal } = preview
    const unsaid = changes && kept.reason.trim() === '' ? '请写明变更原因' : undefined
    const clause = gaps.length === 0 ? refusal?.clause : undefined
    return {
      says: changes ? '变更并通知' : '发布通知',
      onTap: () => void (changes ? alter() : publish()),
      busy: sending.busy,
      whyNot: gaps[0]?.message ?? refusal?.message ?? unsaid,
      onWhy: clause ? () => openClause(clause) : undefined,
    }
  }

  const title = changes ? '变更会议' : meeting ? '修改草稿' : '拟会议'
  if (over) {
    return (
      <Screen title={title} stage={ready(over)}>
        {({ says, meetingId, published }) => (
          <Done
            says={says}
            ways={[
              ...(published ? [{ says: '看答复和签到', onTap: () => openBoard(meetingId) }] : []),
              ...(published ? [] : [{ says: '上传材料文件', onTap: () => openHandouts(meetingId) }]),
              { says: '打开会议页', onTap: () => openMeeting(meetingId) },
              { says: '回首页', onTap: () => goTo('home') },
            ]}
          />
        )}
      </Screen>
    )
  }

  const shared = { form, type: kept.type, errorOf }
  return (
    <Screen title={title} stage={ready(null)} action={action()}>
      {() => (
        <>
          <Problem answer={answer} />
          {kept.moved.length > 0 && (
            <Notice
              tone="warn"
              says={`这场会议刚在别处改过（${kept.moved.join('、')}）。继续提交会盖掉那些改动。`}
              way={{ says: '改用最新内容', onTap: kept.startAnew }}
            />
          )}
          {kept.goesOn && kept.moved.length === 0 && <Notice says="这里是上次没写完的内容。" way={{ says: '清空重写', onTap: kept.startAnew }} />}
          <Tabs label="步骤" options={OPTIONS} value={String(step)} onChoose={(value) => go(Number(value) as Step)} />
          {step === 0 && <WhenStep {...shared} changes={changes} today={dayOf(now)} />}
          {step === 1 && <WhereStep {...shared} />}
          {step === 2 && <TopicsStep {...shared} />}
          {step === 2 && (
            <List>
              <Cell
                title="材料文件（PDF、Word、图片）"
                note={kept.meetingId === '' ? '存成草稿以后上传' : '上传和去掉，归到议题'}
                {...(kept.meetingId !== '' && { onTap: () => openHandouts(kept.meetingId) })}
              />
            </List>
          )}
          {step === 3 && <WhoStep {...shared} />}
          {step === LAST && (
            <Check
              plan={plan}
              gaps={gaps}
              preview={preview}
              reason={changes ? kept.reason : undefined}
              onReason={(reason) => kept.change({ reason })}
              onGo={go}
              now={now}
            />
          )}
          {step === LAST && !changes && (
            <Button
              says="先存草稿"
              busy={sending.busy}
              whyNot={gaps[0]?.message ?? flaw?.message}
              onTap={() => void sending.save().then((saved) => heard(saved, `草稿“${plan.title}”已存好，还没有发出。`, false))}
            />
          )}
          {step > 0 && <Button says="上一步" onTap={() => go((step - 1) as Step)} />}
          {changes && meeting && step === 0 && (
            <List title="还可以">
              <Cell title="延期" note="只改时间，并通知" onTap={() => openPostpone(meeting._id)} />
              <Cell title="取消会议" note="不再召开，并通知" onTap={() => openCancel(meeting._id)} />
            </List>
          )}
        </>
      )}
    </Screen>
  )
}
