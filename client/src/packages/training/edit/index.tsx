import { Done } from 'client/parts/done'
import { withWayOut } from 'client/parts/gate'
import { useMe } from 'client/parts/me'
import { Problem } from 'client/parts/problem'
import { type Scan, ScanCell } from 'client/parts/roll/scan'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { useQuery } from 'client/platform/cloud/query'
import { useDraft } from 'client/platform/device/draft'
import { useServerNow } from 'client/platform/device/now'
import { back, goTo, toTop, useQueryText } from 'client/platform/navigate'
import { Card, Notice } from 'client/ui/card'
import { Choices } from 'client/ui/form/choices'
import { Field, LongField, WhenField } from 'client/ui/form/field'
import { Tick } from 'client/ui/form/tick'
import { ready, Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { List } from 'client/ui/list'
import { useState } from 'react'
import { dayOf } from 'shared/kernel/time'
import { type Form as Kind, formName, FORMS, MOST } from 'shared/training/model'
import { tellGroupTraining, tellTraining, type WrittenTraining, writtenTrainings } from 'shared/training/operations'
import { whyNotTell } from 'shared/training/rules'
import { UNIT_KINDS, type UnitKind, unitKindName } from 'shared/unit/model'

const NOTHING = {}

/** Writes a training, or its next edition; it is seen by others once it has been reviewed. */
export default function Edit() {
  const trainingId = useQueryText('trainingId')
  const known = useMe()
  const asked = useQuery(writtenTrainings, NOTHING)
  const capabilities = known.is === 'ready' ? (known.value.me?.capabilities ?? []) : []
  if (asked.is !== 'ready' || known.is !== 'ready') {
    return <Screen title="发培训" stage={asked.is === 'ready' ? { is: 'loading' } : withWayOut(asked)}>{() => null}</Screen>
  }
  const one = asked.value.trainings.find((training) => training.trainingId === trainingId && training.own)
  if (trainingId !== '' && !one) {
    return (
      <Screen title="发培训" stage={{ is: 'refused', message: '没有这个培训，或者它不归您修改', way: { says: '返回', onTap: back } }}>
        {() => null}
      </Screen>
    )
  }
  const ways: readonly For[] = one ? [one.group ? 'group' : 'unit'] : [...(capabilities.includes('moderate') ? (['group'] as const) : []), ...(capabilities.includes('inform') ? (['unit'] as const) : [])]
  return <CourseForm key={one?.review.edition ?? 0} one={one} ways={ways} />
}

type For = 'unit' | 'group'

interface Draft {
  whose: For
  title: string
  about: string
  form: Kind
  link: string
  paper: Scan | undefined
  hours: string
  from: string
  until: string
  audience: readonly UnitKind[]
}

function CourseForm({ one, ways }: { one: WrittenTraining | undefined; ways: readonly For[] }) {
  const today = dayOf(useServerNow())
  const { draft, change, discard } = useDraft<Draft>(`course:${one?.trainingId ?? 'new'}:${one?.review.edition ?? 0}`, {
    whose: ways[0] ?? 'unit', title: one?.title ?? '', about: one?.about ?? '', form: one?.form ?? 'video', link: one?.link ?? '', paper: undefined,
    hours: one ? String(one.hours) : '', from: one?.from ?? today, until: one?.until ?? '', audience: one?.audience ?? [],
  })
  const own = useCommand(tellTraining)
  const group = useCommand(tellGroupTraining)
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const { whose, form, audience } = draft
  const kept = one?.paper ?? null
  const course = { title: draft.title.trim(), about: draft.about.trim(), form, link: draft.link.trim(), hours: Number(draft.hours), from: draft.from, until: draft.until, audience: [...audience] }
  const wrong = whyNotTell({ ...course, paper: draft.paper !== undefined || kept !== null }, today)
  const { run, busy } = whose === 'group' ? group : own

  async function send() {
    const paper = draft.paper ? { file: draft.paper.file, name: draft.paper.name } : kept === null ? undefined : { name: kept }
    const heard = await run({ ...course, ...(one && { trainingId: one.trainingId }), edition: one?.review.edition ?? 0, ...(form === 'paper' && paper && { paper }) })
    if (!heard) return
    setAnswer(heard)
    toTop()
    if (heard.kind === 'accepted') discard()
  }

  if (answer?.kind === 'accepted') {
    return (
      <Screen title="发培训" stage={ready(null)}>
        {() => (
          <Done says="已交去审核。" ways={[{ says: '返回', onTap: back }, { says: '回首页', onTap: () => goTo('home') }]}>
            审核通过后成员就能看到；在“在线培训”里可以看审到哪一步。
          </Done>
        )}
      </Screen>
    )
  }
  return (
    <Screen title="发培训" stage={ready(null)} action={{ says: '交去审核', onTap: () => void send(), busy, whyNot: wrong?.message }}>
      {() => (
        <>
          <Problem answer={answer} before="没有交成。" />
          {one?.review.state === 'returned' && one.review.reason !== null && <Notice tone="warn" says={`退回原因：${one.review.reason}`} />}
          {ways.length > 1 && (
            <Choices
              label="以谁的名义"
              options={[{ value: 'group', label: '秘书处' }, { value: 'unit', label: '本单位' }]}
              value={whose}
              onChoose={(to) => change({ whose: to })}
            />
          )}
          <List>
            <Field label="名称" value={draft.title} onInput={(title) => change({ title })} maxLength={MOST.title} placeholder="如：数控机床操作入门" />
            <LongField label="学什么、适合谁" value={draft.about} onInput={(about) => change({ about })} maxLength={MOST.about} placeholder="几句话说清楚" />
          </List>
          <Choices label="形式" options={FORMS.map((value) => ({ value, label: formName[value] }))} value={form} onChoose={(to) => change({ form: to })} />
          <List hint={form === 'paper' ? 'PDF、Word（.docx）或照片。' : '公众号文章可以在小程序里直接打开；别的网址由成员复制后到浏览器里看。'}>
            {form === 'paper' ? (
              <ScanCell
                scan={draft.paper}
                onScan={(paper) => change({ paper })}
                title="培训文件"
                note={kept === null ? '选一个文件' : `已有“${kept}”；重新选择即替换`}
              />
            ) : (
              <Field label="网址" value={draft.link} onInput={(link) => change({ link })} maxLength={MOST.link} placeholder="https://" />
            )}
            <Field label="学时" kind="number" value={draft.hours} onInput={(hours) => change({ hours })} maxLength={3} placeholder={`1 到 ${MOST.hours}`} />
            <WhenField label="开始" kind="date" value={draft.from} onChoose={(from) => change({ from })} />
            <WhenField label="截止" kind="date" value={draft.until} onChoose={(until) => change({ until })} />
          </List>
          <Card title="面向哪些单位的人">
            <View className="soft">都不勾，就是全体成员单位。</View>
            {UNIT_KINDS.map((kind) => (
              <Tick
                key={kind}
                says={unitKindName[kind]}
                on={audience.includes(kind)}
                onTick={(on) => change({ audience: on ? [...audience, kind] : audience.filter((other) => other !== kind) })}
              />
            ))}
          </Card>
        </>
      )}
    </Screen>
  )
}
