import { OnDuty } from 'client/parts/desk/duty'
import { Done } from 'client/parts/done'
import { withWayOut } from 'client/parts/gate'
import { Problem } from 'client/parts/problem'
import { backToBank } from 'client/parts/talent/places'
import { useCheck } from 'client/parts/workbook/check'
import { Chosen } from 'client/parts/workbook/chosen'
import { Flaws } from 'client/parts/workbook/flaws'
import { call } from 'client/platform/cloud/call'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { useQuery } from 'client/platform/cloud/query'
import { confirm } from 'client/platform/device/ask'
import { useDraft } from 'client/platform/device/draft'
import { toTop, useQueryText } from 'client/platform/navigate'
import { Card, Notice } from 'client/ui/card'
import { Progress } from 'client/ui/figure'
import { Screen, Waiting } from 'client/ui/frame/screen'
import { useState } from 'react'
import { fullTime } from 'shared/kernel/time'
import { BANKS, type Bank, banks } from 'shared/talent/banks'
import { applyBankImport, bankImportProgress, type BankProgress, checkBankImport, type CheckedFile } from 'shared/talent/import/operations'
import { Findings } from './findings'
import { missingPapers, NO_PAPERS, type PapersDraft, saidPapers, WantedPapers } from './papers'
import { Template } from './template'

const LATEST = {}
/** How often the bar is asked for while rows are being written, in milliseconds. */
const LOOK = 3000

export default function ImportPage() {
  const asked = useQueryText('bank')
  const bank: Bank = BANKS.find((one) => one === asked) ?? 'teacher'
  return (
    <OnDuty needs="inform" title="导入人才库">
      <Import key={bank} bank={bank} />
    </OnDuty>
  )
}

/** Many entries of a bank from a workbook: take the template, choose the file, look, hand in the papers, import. */
function Import({ bank }: { bank: Bank }) {
  const [running, setRunning] = useState(false)
  const latest = useQuery(bankImportProgress, LATEST, running ? { every: LOOK } : {})
  const { run, busy } = useCommand(applyBankImport, latest.refresh)
  const [answer, setAnswer] = useState<Answer<BankProgress>>()
  const papers = useDraft<PapersDraft>(`bank-papers:${bank}`, NO_PAPERS)
  const file = useCheck<CheckedFile>(`bank-import:${bank}`, (fileId) => call(checkBankImport, { bank, fileId }))

  const progress = latest.is === 'ready' ? latest.value.progress : null
  const isRunning = progress !== null && progress.done < progress.added
  if (isRunning !== running) setRunning(isRunning)
  const isMine = answer?.kind === 'accepted' && progress?.batchId === answer.value.batchId
  const found = file.heard?.kind === 'accepted' ? file.heard.value : undefined
  const title = `导入${banks[bank].name}`

  function choose() {
    setAnswer(undefined)
    void file.choose()
  }

  async function apply(of: CheckedFile) {
    if (!(await confirm({ title: `登记 ${of.added} 条？`, follows: '写入后每一条都交审核，通过以后别的单位才看得到。已登记过的不变。', yes: '导入' }))) return
    const heard = await run({ bank, fileId: file.fileId, digest: of.digest, ...saidPapers(papers.draft, of) })
    setAnswer(heard)
    toTop()
    if (heard?.kind === 'accepted') {
      file.drop()
      papers.discard()
    }
    if (heard?.kind === 'refused' && heard.field === 'digest') file.again()
  }

  const action = () => {
    const another = (says: string) => ({ says, onTap: choose, busy: file.busy })
    if (isRunning || isMine) return undefined
    if (file.fileId === '') return another('选择填好的表格')
    if (!found) return file.heard && another('重新选择表格')
    if (found.flawTotal > 0) return another('改好了，重新选择表格')
    if (found.added === 0) return another('换一个表格')
    return { says: `导入 ${found.added} 条`, onTap: () => void apply(found), busy, whyNot: missingPapers(papers.draft, found) }
  }

  return (
    <Screen title={title} stage={withWayOut(latest)} action={action}>
      {() => {
        if (progress && isRunning) return <Running progress={progress} />
        if (progress && isMine) {
          return (
            <Done says={`已登记 ${progress.added} 条，正在审核。`} ways={[{ says: '看本单位的条目', onTap: () => backToBank(bank) }, { says: '再导一个表格', onTap: () => setAnswer(undefined) }]}>
              <Notice says="通过审核以后，别的单位才看得到。等本人在账号里同意的，同意后才显示。" />
            </Done>
          )
        }
        return (
          <>
            <Problem answer={answer} before="没有导入。" />
            {!found && <Template bank={bank} />}
            <Chosen name={file.name} onAnother={choose} />
            {file.fileId !== '' && !file.heard && <Waiting stage={{ is: 'loading' }} />}
            {file.heard && file.heard.kind !== 'accepted' && (
              <Notice tone="danger" says={file.heard.message} {...(file.heard.kind !== 'refused' && { way: { says: '重新核对', onTap: file.again } })} />
            )}
            {found && found.remarks.map((remark) => <Notice key={remark} says={remark} />)}
            {found && found.flawTotal > 0 && <Flaws key={found.digest} flaws={found.flaws} total={found.flawTotal} />}
            {found && found.flawTotal === 0 && (
              <>
                <Findings key={found.digest} found={found} />
                {found.added > 0 && <WantedPapers found={found} papers={papers.draft} onChange={papers.change} answer={answer} />}
              </>
            )}
          </>
        )
      }}
    </Screen>
  )
}

/** Rows being written. They go on by themselves, whoever looks. */
const Running = ({ progress: { bank, done, added, at, by } }: { progress: BankProgress }) => (
  <>
    <Notice says="正在写入。可以离开这一页，写入会自己继续，一般几分钟内写完。" />
    <Card title={`正在登记${banks[bank].name}`} aside={by}>
      <Progress value={done} of={added} says={`已写入 ${done} 条，共 ${added} 条，${fullTime(at)} 开始`} />
    </Card>
  </>
)
