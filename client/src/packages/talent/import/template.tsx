import { Problem } from 'client/parts/problem'
import { call } from 'client/platform/cloud/call'
import type { Answer } from 'client/platform/cloud/line'
import { openFile } from 'client/platform/device/file'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { type Bank, banks } from 'shared/talent/banks'
import { bankTemplate } from 'shared/talent/import/operations'

/** The workbook to fill in. */
export function Template({ bank }: { bank: Bank }) {
  const [busy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<Answer<unknown>>()

  async function take() {
    if (busy) return
    setBusy(true)
    const heard = await call(bankTemplate, { bank })
    setAnswer(heard)
    if (heard.kind === 'accepted') await openFile(heard.value.address, heard.value.name)
    setBusy(false)
  }

  return (
    <>
      <List title="第一步：下载模板" hint="一张表填内容，有一行示例；另一张说明每一列怎么填。">
        <Cell title={`${banks[bank].name}模板`} value={busy ? '正在生成…' : '下载'} onTap={() => void take()} label={`下载${banks[bank].name}模板`} />
      </List>
      <Problem answer={answer} />
    </>
  )
}
