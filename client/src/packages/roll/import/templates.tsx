import { Problem } from 'client/parts/problem'
import { call } from 'client/platform/cloud/call'
import type { Answer } from 'client/platform/cloud/line'
import { openFile } from 'client/platform/device/file'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { rollTemplate } from 'shared/person/import/operations'

/** The workbook to fill in, empty or with the roll of now. */
export const Templates = () => (
  <List title="第一步：下载模板" hint="两张表：单位、人员。第三张表说明每一列怎么填。">
    <Template filled={false} title="空白模板" says="第一次导入用" />
    <Template filled title="现有名册" says="已按现在的名册填好，改了再导回来" />
  </List>
)

function Template({ filled, title, says }: { filled: boolean; title: string; says: string }) {
  const [busy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<Answer<unknown>>()

  async function take() {
    if (busy) return
    setBusy(true)
    const heard = await call(rollTemplate, { filled })
    setAnswer(heard)
    if (heard.kind === 'accepted') await openFile(heard.value.address, heard.value.name)
    setBusy(false)
  }

  const note = (
    <>
      <View>{says}</View>
      <Problem answer={answer} />
    </>
  )
  return <Cell title={title} note={note} value={busy ? '正在生成…' : '下载'} onTap={() => void take()} label={`下载${title}`} />
}
