import { withWayOut } from 'client/parts/gate'
import { Problem } from 'client/parts/problem'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { useQuery } from 'client/platform/cloud/query'
import { useDraft } from 'client/platform/device/draft'
import { toTop } from 'client/platform/navigate'
import { Notice } from 'client/ui/card'
import { Field, LongField, WhenField } from 'client/ui/form/field'
import { Tabs } from 'client/ui/form/filter'
import { Screen, Waiting } from 'client/ui/frame/screen'
import { List } from 'client/ui/list'
import { useMemo, useState } from 'react'
import { meetingKindName, sessionName } from 'shared/meeting/model'
import { correctPast, pastRoll, registerPast } from 'shared/meeting/past-operations'
import { ScanCell } from 'client/parts/roll/scan'
import { missing, type PastDraft, recordOf, startOf } from './draft'
import { Attendance } from './attendance'
import { Resolutions } from './resolutions'

interface FormProps {
  start: PastDraft
  /** The record that is corrected; its kind, 届 and 次 stay. */
  correcting?: { meetingId: string; edition: number }
  onStored: (outcome: { meetingId: string; title: string; remarks: readonly { readonly message: string; readonly clause?: string | undefined }[] }) => void
  onKnown: (meetingId: string) => void
}

const KINDS = (['council', 'assembly'] as const).map((value) => ({ value, label: meetingKindName[value] }))
const MOST_FILES = 10

export function PastForm({ start, correcting, onStored, onKnown }: FormProps) {
  const { draft, change, discard } = useDraft<PastDraft>(`past:${correcting?.meetingId ?? 'new'}`, start)
  const asks = useMemo(() => ({ kind: draft.kind, startsAt: startOf({ day: draft.day, from: draft.from }) }), [draft.kind, draft.day, draft.from])
  const roll = useQuery(pastRoll, asks)
  const stage = withWayOut(roll)
  const registering = useCommand(registerPast)
  const amending = useCommand(correctPast)
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const corrects = correcting !== undefined
  const refused = answer?.kind === 'refused' ? answer : undefined
  const wrong = (field: string) => (refused?.field === field ? refused.message : undefined)

  async function store() {
    if (roll.is !== 'ready') return
    const record = recordOf(draft, roll.value.persons.map(({ personId }) => personId), corrects)
    const heard = correcting ? await amending.run({ ...correcting, ...record, reason: draft.reason.trim() }) : await registering.run(record)
    setAnswer(heard)
    toTop()
    if (heard?.kind !== 'accepted') return
    discard()
    onStored({ ...heard.value, title: record.title })
  }

  const suggest = (part: Partial<PastDraft>) => {
    const next = { ...draft, ...part }
    const named = next.term !== '' && next.number !== '' && (draft.title === '' || draft.title === titleOf(draft))
    change({ ...part, ...(named && { title: titleOf(next) }) })
  }
  const known = refused?.code === 'ALREADY_REGISTERED' ? String(refused.facts?.['meetingId']) : undefined
  const busy = registering.busy || amending.busy
  const whyNot = missing(draft, corrects) ?? (roll.is === 'ready' ? undefined : '正在取那天的应到名单')

  return (
    <Screen title={corrects ? '更正补录' : '补录会议'} stage={{ is: 'ready', value: null }} action={{ says: corrects ? '保存更正' : '登记会议', onTap: () => void store(), busy, whyNot }}>
      {() => (
        <>
          <Problem answer={answer} />
          {known && <Notice tone="warn" says="要改那一次，请从它的会议页更正。" way={{ says: '打开已有的那一次', onTap: () => onKnown(known) }} />}
          {!corrects && <Tabs label="哪种会议" options={KINDS} value={draft.kind} onChoose={(kind) => suggest({ kind, there: {}, presiding: '' })} />}
          <List {...(corrects && { hint: '会议种类、届、次不能更正。' })}>
            {!corrects && (
              <Field label="第几届" kind="number" maxLength={3} value={draft.term} onInput={(term) => suggest({ term })} placeholder={roll.is === 'ready' && roll.value.term ? String(roll.value.term) : ''} error={wrong('term')} />
            )}
            {!corrects && <Field label="第几次" placeholder="只填数字" kind="number" maxLength={3} value={draft.number} onInput={(number) => suggest({ number })} error={wrong('number')} />}
            <Field label="名称" placeholder="照纪要填写" maxLength={60} value={draft.title} onInput={(title) => change({ title })} />
            <WhenField label="日期" kind="date" value={draft.day} onChoose={(day) => change({ day })} error={wrong('startsAt')} />
            <WhenField label="开始" kind="time" value={draft.from} onChoose={(from) => change({ from })} />
            <WhenField label="结束" kind="time" value={draft.to} onChoose={(to) => change({ to })} error={wrong('endsAt')} />
            <Field label="地点" placeholder="照纪要填写" maxLength={80} value={draft.place} onInput={(place) => change({ place })} />
          </List>
          {stage.is === 'ready' ? (
            <>
              {stage.value.session === 'unknown' && <Notice tone="warn" says={`${draft.day.slice(0, 4)} 年会期没有登记，${sessionName.unknown}；先在“理事长会会期”登记，核算才分得清。`} />}
              <Attendance roll={stage.value.persons} draft={draft} change={change} correcting={corrects} error={wrong('presiding')} />
            </>
          ) : (
            <Waiting stage={stage} />
          )}
          <Resolutions resolutions={draft.resolutions} onChange={(resolutions) => change({ resolutions })} wrong={wrong} />
          <List title="依据">
            <Field label="纪要" maxLength={200} value={draft.source} onInput={(source) => change({ source })} placeholder="如：会议纪要 2026 年第 1 期" />
            {draft.files.map((scan, i) => (
              <ScanCell key={scan.file} scan={scan} onScan={() => change({ files: draft.files.filter((_, j) => j !== i) })} />
            ))}
            {draft.files.length < MOST_FILES && <ScanCell scan={undefined} onScan={(scan) => scan && change({ files: [...draft.files, scan] })} />}
            {corrects && <LongField label="更正原因" maxLength={200} value={draft.reason} onInput={(reason) => change({ reason })} placeholder="会留在会议经过里" />}
          </List>
        </>
      )}
    </Screen>
  )
}

const titleOf = ({ kind, term, number }: Pick<PastDraft, 'kind' | 'term' | 'number'>): string => `第${inHan(term)}届${meetingKindName[kind]}第${inHan(number)}次会议`

const HAN = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
const inHan = (text: string): string => HAN[Number(text)] ?? text
