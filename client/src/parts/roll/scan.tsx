import { useFiles } from 'client/parts/files'
import { call } from 'client/platform/cloud/call'
import { openFile } from 'client/platform/device/file'
import { tell } from 'client/platform/device/ask'
import { LinkTap } from 'client/ui/form/button'
import { Cell } from 'client/ui/list'
import { openScan } from 'shared/person/posts-operations'
import type { Operation } from 'shared/kernel/operation'

export interface Scan {
  readonly file: string
  readonly name: string
}

/** One scan of a form: chosen, taken out again, or chosen anew. */
export function ScanCell({ scan, onScan, title = '扫描件', note = '可不传；PDF、Word（.docx）或照片' }: { scan: Scan | undefined; onScan: (scan: Scan | undefined) => void; title?: string; note?: string }) {
  const { pick, busy } = useFiles()
  async function choose() {
    const picked = await pick('paper')
    if (picked) onScan({ file: picked.fileId, name: picked.name })
  }
  if (scan) return <Cell title={title} note={scan.name} value={<LinkTap says="去掉" label={`去掉${scan.name}`} onTap={() => onScan(undefined)} />} />
  return <Cell title={busy ? '正在上传…' : `选择${title}`} note={note} onTap={() => void choose()} />
}

/** Opens a scan at an address of the moment. */
export async function showScan<I>(operation: Operation<I, { address: string; name: string }>, input: I): Promise<void> {
  const heard = await call(operation, input)
  if (heard.kind === 'accepted') await openFile(heard.value.address, heard.value.name)
  else await tell('没有打开', heard.message)
}

export const showRollScan = (input: { of: 'post' | 'term' | 'agreement'; ref: string; post?: string; from?: string }): void => void showScan(openScan, input)
