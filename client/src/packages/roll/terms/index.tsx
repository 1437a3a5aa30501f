import { withWayOut } from 'client/parts/gate'
import { Problem } from 'client/parts/problem'
import { useQuery } from 'client/platform/cloud/query'
import { useDraft } from 'client/platform/device/draft'
import { Badge } from 'client/ui/card'
import { Field, WhenField } from 'client/ui/form/field'
import { Screen } from 'client/ui/frame/screen'
import { Cell, List } from 'client/ui/list'
import { register, registerTerm, type TermView } from 'shared/person/posts-operations'
import { type Scan, ScanCell, showRollScan } from 'client/parts/roll/scan'
import { useSending } from 'client/parts/sending'
import { spanOf } from 'client/parts/roll/span'

const NOTHING = {}

/** The terms of the group, and one to be registered or corrected. */
export default function TermsPage() {
  const asked = useQuery(register, NOTHING)
  const { draft, change, discard } = useDraft<{ number: string; from: string; until: string; source: string; scan?: Scan | undefined }>('term', { number: '', from: '', until: '', source: '' })
  const { send, busy, answer, wrong } = useSending(registerTerm, () => {
    discard()
    change({ number: '', from: '', until: '', source: '', scan: undefined })
    void asked.refresh()
  })
  const { number, from, until, scan } = draft
  const source = draft.source.trim()
  const whyNot = number === '' ? '请填写第几届' : from === '' || until === '' ? '请选起止日期' : source === '' ? '请写明依据' : undefined
  const store = () => void send({ number: Number(number), from, until, source, ...(scan && { file: scan.file }) })
  const correct = (term: TermView) => change({ number: String(term.number), from: term.from, until: term.until, source: term.source })
  return (
    <Screen title="届次" stage={withWayOut(asked)} action={{ says: '登记届次', onTap: store, busy, whyNot }}>
      {({ terms }) => (
        <>
          <Problem answer={answer} />
          {terms.length > 0 && (
            <List title="已登记">
              {terms.map((term) => (
                <Cell
                  key={term.number}
                  title={`第 ${term.number} 届`}
                  note={`${spanOf(term)} · ${term.source}`}
                  value={term.over ? <Badge tone="warn" says="届满未换届" /> : '更正'}
                  onTap={() => correct(term)}
                  label={`更正第 ${term.number} 届`}
                />
              ))}
              {terms.filter(({ scan: filed }) => filed).map((term) => (
                <Cell key={`scan ${term.number}`} title={`打开第 ${term.number} 届的扫描件`} onTap={() => showRollScan({ of: 'term', ref: String(term.number) })} />
              ))}
            </List>
          )}
          <List title={terms.some((term) => String(term.number) === number) ? `更正第 ${number} 届` : '登记一届'} hint="届数相同的，登记即为更正。">
            <Field label="第几届" placeholder="只填数字" kind="number" maxLength={3} value={number} onInput={(text) => change({ number: text })} error={wrong('number')} />
            <WhenField label="开始" kind="date" value={from} onChoose={(day) => change({ from: day })} error={wrong('from')} />
            <WhenField label="届满" kind="date" value={until} onChoose={(day) => change({ until: day })} error={wrong('until')} />
            <Field label="依据" maxLength={200} value={draft.source} onInput={(text) => change({ source: text })} placeholder="如：成立大会纪要" />
            <ScanCell scan={scan} onScan={(chosen) => change({ scan: chosen })} />
          </List>
        </>
      )}
    </Screen>
  )
}
