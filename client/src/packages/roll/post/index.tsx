import { withWayOut } from 'client/parts/gate'
import { Problem } from 'client/parts/problem'
import { useQuery } from 'client/platform/cloud/query'
import { useDraft } from 'client/platform/device/draft'
import { useQueryText } from 'client/platform/navigate'
import { Card, Notice } from 'client/ui/card'
import { LinkTap } from 'client/ui/form/button'
import { ChooseField, Field, WhenField } from 'client/ui/form/field'
import { ready, Screen } from 'client/ui/frame/screen'
import { List } from 'client/ui/list'
import { addDays, addYears, type Day } from 'shared/kernel/time'
import { getPerson, holdPost, type PersonPage } from 'shared/person/posts-operations'
import { backToPerson } from 'client/parts/roll/places'
import { type Scan, ScanCell } from 'client/parts/roll/scan'
import { useSending } from 'client/parts/sending'

/** A post that somebody holds or held, with what it rests on. */
export default function PostPage() {
  const personId = useQueryText('personId')
  const asked = useQuery(getPerson, { personId })
  if (asked.is === 'ready') return <Form person={asked.value} />
  return (
    <Screen title="登记任职" stage={withWayOut(asked)}>
      {() => null}
    </Screen>
  )
}

interface Draft {
  readonly post?: string
  readonly from: string
  readonly until: string
  readonly source: string
  readonly scan?: Scan | undefined
}

function Form({ person: { personId, name, unitName, choices } }: { person: PersonPage }) {
  const { draft, change, discard } = useDraft<Draft>(`post:${personId}`, { from: '', until: '', source: '' })
  const { send, busy, answer, wrong } = useSending(holdPost, () => {
    discard()
    backToPerson(personId)
  })
  const { post, from, until, scan } = draft
  /** The end of a term that begins then, unless another has been written already. */
  const choose = (part: { post?: string; from?: Day }) => {
    const next = { post, from, ...part }
    const years = choices.find((choice) => choice.post === next.post)?.years
    change({ ...part, ...(years && next.from !== '' && { until: addDays(addYears(next.from, years), -1) }) })
  }
  const store = (replaces?: string) =>
    post && void send({ personId, post, from, source: draft.source.trim(), ...(until && { until }), ...(scan && { file: scan.file }), ...(replaces && { replaces }) })
  const taken = answer?.kind === 'refused' && answer.code === 'SEAT_TAKEN' ? answer.facts : undefined
  const chosen = choices.find((choice) => choice.post === post)
  const over = from === '' || chosen === undefined ? [] : chosen.open.filter((term) => from >= term.from)
  const whyNot = post === undefined ? '请选择职务' : from === '' ? '请选开始日期' : undefined

  return (
    <Screen title="登记任职" stage={ready(null)} action={{ says: '登记任职', onTap: () => store(), busy, whyNot }}>
      {() => (
        <>
          <Problem answer={answer} />
          {taken && (
            <Notice
              tone="warn"
              says={`接任的话，${taken['name']}的任期到开始日期的前一天为止。`}
              way={{ says: `接任${taken['name']}`, onTap: () => store(String(taken['personId'])) }}
            />
          )}
          <Card title={name}>{unitName}</Card>
          <List hint="现任、历任都可以登记。与章程不合的照实登记，名册上会标明。">
            <ChooseField label="职务" options={choices.map((choice) => ({ value: choice.post, label: choice.name }))} value={post} onChoose={(picked) => choose({ post: picked })} error={wrong('post')} />
            <WhenField label="开始" kind="date" value={from} onChoose={(day) => choose({ from: day })} error={wrong('from')} />
            <WhenField
              label="届满"
              kind="date"
              value={until}
              onChoose={(day) => change({ until: day })}
              placeholder="没有期限可不填"
              error={wrong('until')}
              hint={until !== '' && <LinkTap says="不写届满" onTap={() => change({ until: '' })} />}
            />
            <Field label="依据" maxLength={200} value={draft.source} onInput={(source) => change({ source })} placeholder="如：成立大会决议第 2 号" />
            <ScanCell scan={scan} onScan={(picked) => change({ scan: picked })} />
          </List>
          {over.length > 0 && chosen && <Notice says={`登记后，${over.map((term) => term.name).join('、')}的${chosen.name}任期随之结束。${over.length > 1 ? '其中连任的人，也请各登记一次。' : ''}`} />}
        </>
      )}
    </Screen>
  )
}
