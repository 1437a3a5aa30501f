import { Done } from 'client/parts/done'
import { useCharter } from 'client/parts/law'
import { openNotice, openNoticeReceipts } from 'client/parts/notice/places'
import { Problem } from 'client/parts/problem'
import type { Answer } from 'client/platform/cloud/line'
import { confirm } from 'client/platform/device/ask'
import { useServerNow } from 'client/platform/device/now'
import { goTo, toTop } from 'client/platform/navigate'
import { Notice } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { Tabs } from 'client/ui/form/filter'
import { ready, Screen } from 'client/ui/frame/screen'
import { useState } from 'react'
import { nearTime } from 'shared/kernel/time'
import type { NoticeView } from 'shared/message/notice/operations'
import { CheckStep } from './check'
import { ContentStep } from './content'
import { gapOf, sendAtOf, type Step, STEPS } from './form'
import { useKept } from './keep'
import { WhomStep } from './whom'

const OPTIONS = STEPS.map((label, i) => ({ label, value: String(i) }))
const LAST = 2

/** What has been done with the notice. */
interface Over {
  readonly noticeId: string
  readonly says: string
  readonly sent: boolean
}

/** Two short steps and a look over the whole. */
export function Editor({ notice, corrects }: { notice: NoticeView | null; corrects: string }) {
  const charter = useCharter()
  const now = useServerNow()
  const kept = useKept(notice, corrects)
  const [heard, setHeard] = useState<Answer<unknown>>()
  const [over, setOver] = useState<Over>()
  const { form, step } = kept
  const gap = gapOf(charter, form, now)
  const title = corrects === '' ? '写通知' : '写更正'

  function go(to: number) {
    setHeard(undefined)
    kept.change({ step: to as Step })
    toTop()
  }

  function finish<O extends { noticeId: string }>(answer: Answer<O> | undefined, says: string, sent: boolean) {
    if (!answer) return
    setHeard(answer)
    toTop()
    if (answer.kind !== 'accepted') return
    kept.discard()
    setOver({ noticeId: answer.value.noticeId, says, sent })
  }

  async function send() {
    if (await confirm({ title: '发出通知', follows: '名单和文号在这一刻定下。发出以后不能改，只能撤回或另发更正。', yes: '发出' })) {
      finish<{ noticeId: string }>(await kept.send(), `“${form.title.trim()}”已发出，一分钟内到各人的消息里。`, true)
    }
  }

  async function schedule() {
    const when = nearTime(sendAtOf(form)!, now)
    if (await confirm({ title: '定时发出', follows: `${when} 自动发出，在那以前可以取消。`, yes: '定时' })) {
      finish<{ noticeId: string }>(await kept.schedule(), `“${form.title.trim()}”定于 ${when} 发出。`, false)
    }
  }

  if (over) {
    return (
      <Screen title={title} stage={ready(over)}>
        {({ noticeId, says, sent }) => (
          <Done
            says={says}
            ways={[
              ...(sent ? [{ says: '看回执', onTap: () => openNoticeReceipts(noticeId) }] : []),
              { says: '打开这份通知', onTap: () => openNotice(noticeId) },
              { says: '回首页', onTap: () => goTo('home') },
            ]}
          />
        )}
      </Screen>
    )
  }

  const action =
    step < LAST
      ? { says: `下一步：${STEPS[step + 1]}`, onTap: () => go(step + 1) }
      : { says: form.later ? '定时发出' : '发出通知', onTap: () => void (form.later ? schedule() : send()), busy: kept.busy, whyNot: gap?.message }
  const shared = { form, type: kept.type }
  return (
    <Screen title={title} stage={ready(null)} action={action}>
      {() => (
        <>
          <Problem answer={heard} />
          {kept.moved ? (
            <Notice tone="warn" says="这份草稿刚在别处改过，这里的内容存不上。" way={{ says: '改用最新内容', onTap: kept.startAnew }} />
          ) : (
            kept.goesOn && <Notice says="这里是上次没写完的内容。" way={{ says: '清空重写', onTap: kept.startAnew }} />
          )}
          <Tabs label="步骤" options={OPTIONS} value={String(step)} onChoose={(value) => go(Number(value))} />
          {step === 0 && <ContentStep {...shared} />}
          {step === 1 && <WhomStep {...shared} />}
          {step === LAST && <CheckStep {...shared} gap={gap} onGo={go} />}
          {step === LAST && (
            <Button
              says="先存草稿"
              busy={kept.busy}
              whyNot={form.title.trim() === '' ? '还没有写标题' : undefined}
              onTap={() => void kept.save().then((answer) => finish<{ noticeId: string }>(answer, `草稿“${form.title.trim()}”已存好，还没有发出。`, false))}
            />
          )}
          {step > 0 && <Button says="上一步" onTap={() => go(step - 1)} />}
        </>
      )}
    </Screen>
  )
}
