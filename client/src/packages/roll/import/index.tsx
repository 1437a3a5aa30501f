import { Done } from 'client/parts/done'
import { withWayOut } from 'client/parts/gate'
import { Problem } from 'client/parts/problem'
import { useCheck } from 'client/parts/workbook/check'
import { Chosen } from 'client/parts/workbook/chosen'
import { Flaws } from 'client/parts/workbook/flaws'
import { call } from 'client/platform/cloud/call'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { useQuery } from 'client/platform/cloud/query'
import { confirm } from 'client/platform/device/ask'
import { goTo, toTop } from 'client/platform/navigate'
import { Notice } from 'client/ui/card'
import { Screen, Waiting } from 'client/ui/frame/screen'
import { useState } from 'react'
import { fullTime } from 'shared/kernel/time'
import type { Infer } from 'shared/kernel/schema'
import { applyImport, checkImport, importProgress } from 'shared/person/import/operations'
import { Changes, Flags, Numbers, Outcome } from './changes'
import { Running } from './running'
import { Templates } from './templates'

const LATEST = {}
type Checked = Infer<typeof checkImport.output>
/** How often the bar is asked for while rows are being written, in milliseconds. */
const LOOK = 3000

/** The roll from a workbook, in three steps on one page: take the template, choose the file, look and import. */
export default function ImportPage() {
  const [running, setRunning] = useState(false)
  const latest = useQuery(importProgress, LATEST, running ? { every: LOOK } : {})
  const { run, busy } = useCommand(applyImport, latest.refresh)
  const [answer, setAnswer] = useState<Answer<{ batchId: string }>>()
  const file = useCheck('roll-import', (fileId) => call(checkImport, { fileId }))

  const progress = latest.is === 'ready' ? latest.value.progress : null
  const isRunning = progress !== null && progress.done < progress.of
  if (isRunning !== running) setRunning(isRunning)
  const isMine = answer?.kind === 'accepted' && progress?.batchId === answer.value.batchId
  const found = file.heard?.kind === 'accepted' ? file.heard.value : undefined

  function choose() {
    setAnswer(undefined)
    void file.choose()
  }

  async function apply({ units, persons, digest }: Checked) {
    const follows = `单位新增 ${units.added}、更改 ${units.changed}；人员新增 ${persons.added}、更改 ${persons.changed}。名册里有、表里没有的保持不变。`
    if (!(await confirm({ title: '写入名册？', follows, yes: '导入' }))) return
    const heard = await run({ fileId: file.fileId, digest })
    setAnswer(heard)
    toTop()
    if (heard?.kind === 'accepted') file.drop()
    if (heard?.kind === 'refused') file.again()
  }

  const action = () => {
    const another = (says: string) => ({ says, onTap: choose, busy: file.busy })
    if (isRunning || isMine) return undefined
    if (file.fileId === '') return another('选择填好的表格')
    if (!found) return file.heard && another('重新选择表格')
    if (found.flawTotal > 0) return another('改好了，重新选择表格')
    if (found.changeTotal === 0) return another('换一个表格')
    return { says: '导入名册', onTap: () => void apply(found), busy }
  }

  return (
    <Screen title="导入名册" stage={withWayOut(latest)} action={action}>
      {() => {
        if (progress && isRunning) return <Running progress={progress} />
        if (progress && isMine) {
          return (
            <Done says="名册已导入。" ways={[{ says: '再导一个表格', onTap: () => setAnswer(undefined) }, { says: '回首页', onTap: () => goTo('home') }]}>
              <Outcome units={progress.units} persons={progress.persons} />
            </Done>
          )
        }
        return (
          <>
            <Problem answer={answer} before="没有导入。" />
            {file.fileId === '' && progress && <Notice says={`上一次导入：${fullTime(progress.at)}，${progress.by}，人员新增 ${progress.persons.added}、更改 ${progress.persons.changed}。`} />}
            {!found && <Templates />}
            <Chosen name={file.name} onAnother={choose} />
            {file.fileId !== '' && !file.heard && <Waiting stage={{ is: 'loading' }} />}
            {file.heard && file.heard.kind !== 'accepted' && (
              <Notice tone="danger" says={file.heard.message} {...(file.heard.kind !== 'refused' && { way: { says: '重新核对', onTap: file.again } })} />
            )}
            {found && <Findings found={found} />}
          </>
        )
      }}
    </Screen>
  )
}

/** Keyed by what was compared, so that another file begins on its first page. */
const Findings = ({ found }: { found: Checked }) => (
  <>
    {found.remarks.map((remark) => (
      <Notice key={remark} says={remark} />
    ))}
    {found.flawTotal > 0 ? (
      <Flaws key={found.digest} flaws={found.flaws} total={found.flawTotal} />
    ) : (
      <>
        <Numbers units={found.units} persons={found.persons} nothing={found.changeTotal === 0} />
        <Flags key={`flags-${found.digest}`} flags={found.flags} total={found.flagTotal} />
        <Changes key={`changes-${found.digest}`} changes={found.changes} total={found.changeTotal} />
      </>
    )}
  </>
)
