import { Problem } from 'client/parts/problem'
import { call } from 'client/platform/cloud/call'
import type { Answer } from 'client/platform/cloud/line'
import { fetchFile, handOver, handsOverInTapOnly } from 'client/platform/device/hand-over'
import { Button } from 'client/ui/form/button'
import { Card } from 'client/ui/card'
import { View } from 'client/ui/host/host'
import { useState } from 'react'
import { exportMine } from 'shared/person/mine'

type Format = 'text' | 'json'
const FORMATS: readonly { value: Format; says: string }[] = [
  { value: 'text', says: '导出为文字' },
  { value: 'json', says: '导出为数据文件' },
]

/** Everything that is held about the reader, to take along. */
export function Take() {
  const [busy, setBusy] = useState<Format>()
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const [file, setFile] = useState<{ format: Format; path: string; name: string }>()

  async function take(format: Format) {
    setBusy(format)
    const heard = await call(exportMine, { format })
    const path = heard.kind === 'accepted' ? await fetchFile(heard.value.address, heard.value.name) : undefined
    setAnswer(heard)
    if (heard.kind === 'accepted' && path !== undefined) setFile({ format, path, name: heard.value.name })
    setBusy(undefined)
  }

  return (
    <Card title="导出我的资料">
      <View className="para">登记、参会答复和签到、消息、查看记录、操作记录，都在里面。</View>
      <Problem answer={answer} />
      {FORMATS.map(({ value, says }) =>
        handsOverInTapOnly && file?.format === value ? (
          <Button key={value} kind="main" says="已备好，发到微信聊天" onTap={() => handOver(file.path, file.name)} />
        ) : (
          <Button key={value} says={says} onTap={() => void take(value)} busy={busy === value} />
        ),
      )}
    </Card>
  )
}
