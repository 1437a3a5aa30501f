import { backToDepartment } from 'client/parts/department/places'
import { OnDuty } from 'client/parts/desk/duty'
import { withWayOut } from 'client/parts/gate'
import { Problem } from 'client/parts/problem'
import { type Scan, ScanCell } from 'client/parts/roll/scan'
import { useSending } from 'client/parts/sending'
import { useQuery } from 'client/platform/cloud/query'
import { confirm } from 'client/platform/device/ask'
import { useDraft } from 'client/platform/device/draft'
import { useQueryText } from 'client/platform/navigate'
import { Card, Notice } from 'client/ui/card'
import { Field, WhenField } from 'client/ui/form/field'
import { ready, Screen } from 'client/ui/frame/screen'
import { List } from 'client/ui/list'
import { type DepartmentPage, dissolveDepartment, getDepartment } from 'shared/department/operations'
import { sayDay } from 'shared/kernel/time'

/** Gives a department up, with what rests on it. */
export default function DissolvePage() {
  const departmentId = useQueryText('departmentId')
  const asked = useQuery(getDepartment, { departmentId })
  const gone = { is: 'empty', says: '这个机构已经撤销。', way: { says: '看这个机构', onTap: () => backToDepartment(departmentId) } } as const
  return (
    <OnDuty needs="administer" title="撤销机构">
      {asked.is === 'ready' && !asked.value.dissolved ? (
        <Form department={asked.value} />
      ) : (
        <Screen title="撤销机构" stage={asked.is === 'ready' ? gone : withWayOut(asked)}>
          {() => null}
        </Screen>
      )}
    </OnDuty>
  )
}

function Form({ department: { departmentId, name, today, members, head, headPost, desk } }: { department: DepartmentPage }) {
  const { draft, change, discard } = useDraft<{ on: string; source: string; scan?: Scan | undefined }>(`department-dissolve:${departmentId}`, { on: today, source: '' })
  const { send, busy, answer, wrong } = useSending(dissolveDepartment, () => {
    discard()
    backToDepartment(departmentId)
  }, '已撤销')
  const source = draft.source.trim()
  const waiting = desk?.notices ?? 0

  async function dissolve() {
    const follows = `从${sayDay(draft.on)}起没有${name}了，不能恢复；成员和经过仍查得到。已发出的通知和回执不变。`
    if (await confirm({ title: `撤销${name}？`, follows, yes: '撤销' })) await send({ departmentId, on: draft.on, source, ...(draft.scan && { file: draft.scan.file }) })
  }

  return (
    <Screen title="撤销机构" stage={ready(null)} action={{ says: '撤销这个机构', onTap: () => void dissolve(), busy, whyNot: source === '' ? '请写明由哪次决议撤销' : undefined }}>
      {() => (
        <>
          <Problem answer={answer} />
          <Card title={name}>{`现有 ${members} 人${head ? `，负责人 ${head.name}` : ''}`}</Card>
          {waiting > 0 && <Notice tone="warn" says={`有 ${waiting} 份没有发出的通知发给它。撤销以后这些通知要先改发送范围；定时的到点不会发出，回到草稿并写明原因。`} />}
          {head && headPost !== null && <Notice says={`${head.name}在名册上的${headPost}不随机构结束，请另在名册上结束任职。`} />}
          <List>
            <WhenField label="从哪天起撤销" kind="date" value={draft.on} onChoose={(on) => change({ on })} error={wrong('on')} />
            <Field label="依据" maxLength={200} value={draft.source} onInput={(text) => change({ source: text })} placeholder="如：理事大会〔2026〕9号决议" error={wrong('source')} />
            <ScanCell scan={draft.scan} onScan={(scan) => change({ scan })} />
          </List>
        </>
      )}
    </Screen>
  )
}
