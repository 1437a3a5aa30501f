import { Done } from 'client/parts/done'
import { useFiles } from 'client/parts/files'
import { withWayOut } from 'client/parts/gate'
import { Problem } from 'client/parts/problem'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { useQuery } from 'client/platform/cloud/query'
import { confirm } from 'client/platform/device/ask'
import { useDraft } from 'client/platform/device/draft'
import { goTo, toTop } from 'client/platform/navigate'
import { Notice } from 'client/ui/card'
import { Screen, Waiting } from 'client/ui/frame/screen'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { fullTime } from 'shared/kernel/time'
import { applyImport, checkImport, importProgress } from 'shared/person/import-operations'
import { Changes, Flags, Numbers, Outcome } from './changes'
import { Flaws } from './flaws'
import { Running } from './running'
import { Templates } from './templates'

const LATEST = {}
/** How often the bar is asked for while rows are being written, in milliseconds. */
const LOOK = 3000

/** The roll from a workbook, in three steps on one page: take the template, choose the file, look and import. */
export default function ImportPage() {
  const { draft, change, discard } = useDraft('roll-import', { fileId: '', name: '' })
  const files = useFiles()
  const [running, setRunning] = useState(false)
  const latest = useQuery(importProgress, LATEST, running ? { every: LOOK } : {})
  const check = useQuery(checkImport, draft.fileId === '' ? undefined : { fileId: draft.fileId })
  const { run, busy } = useCommand(applyImport, latest.refresh)
  const [answer, setAnswer] = useState<Answer<{ batchId: string }>>()

  const progress = latest.is === 'ready' ? latest.value.progress : null
  const isRunning = progress !== null && progress.done < progress.of
  if (isRunning !== running) setRunning(isRunning)
  const mine = answer?.kind === 'accepted' ? answer.value.batchId : undefined
  const found = draft.fileId !== '' && check.is === 'ready' ? check.value : undefined

  async function choose() {
    const picked = await files.pick('sheet')
    if (!picked) return
    setAnswer(undefined)
    change({ fileId: picked.fileId, name: picked.name })
  }

  async function apply() {
    if (!found) return
    const { units, persons, digest } = found
    const follows = `单位新增 ${units.added}、更改 ${units.changed}；人员新增 ${persons.added}、更改 ${persons.changed}。名册里有、表里没有的保持不变。`
    if (!(await confirm({ title: '写入名册？', follows, yes: '导入' }))) return
    const heard = await run({ fileId: draft.fileId, digest })
    setAnswer(heard)
    toTop()
    if (heard?.kind === 'accepted') discard()
    else await check.refresh()
  }

  /** After an import: the page as it was opened. */
  function again() {
    setAnswer(undefined)
    change({ fileId: '', name: '' })
    discard()
  }

  const pick = { onTap: () => void choose(), busy: files.busy }
  const action = () => {
    if (mine !== undefined || isRunning) return undefined
    if (draft.fileId === '') return { says: '选择填好的表格', ...pick }
    if (!found) return check.is === 'refused' ? { says: '重新选择表格', ...pick } : undefined
    if (found.flawTotal > 0) return { says: '改好了，重新选择表格', ...pick }
    if (found.changeTotal === 0) return { says: '换一个表格', ...pick }
    return { says: '导入名册', onTap: () => void apply(), busy }
  }

  return (
    <Screen title="导入名册" stage={withWayOut(latest)} action={action}>
      {() => {
        if (mine !== undefined && progress?.batchId === mine && !isRunning) {
          return (
            <Done says="名册已导入。" ways={[{ says: '再导一个表格', onTap: again }, { says: '回首页', onTap: () => goTo('home') }]}>
              <Outcome units={progress.units} persons={progress.persons} />
            </Done>
          )
        }
        if (progress && isRunning) return <Running progress={progress} />
        return (
          <>
            <Problem answer={answer} before="没有导入。" />
            {draft.fileId === '' && progress && <Notice says={`上一次导入：${fullTime(progress.at)}，${progress.by}，人员新增 ${progress.persons.added}、更改 ${progress.persons.changed}。`} />}
            {!found && <Templates />}
            <List title="选择表格" hint={draft.fileId === '' ? '在电脑上选文件；在手机上从微信聊天里选，可先把表格发给“文件传输助手”。只读 .xlsx，最大 5 MB。' : undefined}>
              <Cell title={draft.name || '还没有选'} value={draft.name && '换一个'} {...(draft.name && { onTap: () => void choose(), label: `换一个表格，现在是${draft.name}` })} />
            </List>
            {draft.fileId !== '' && check.is === 'loading' && <Waiting stage={{ is: 'loading' }} />}
            {draft.fileId !== '' && check.is === 'refused' && <Notice tone="danger" says={check.message} way={check.way} />}
            {found && (
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
            )}
          </>
        )
      }}
    </Screen>
  )
}
