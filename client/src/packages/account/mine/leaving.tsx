import { Problem } from 'client/parts/problem'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { forgetAnswers } from 'client/platform/cloud/query'
import { confirm, whisper } from 'client/platform/device/ask'
import { forgetDrafts } from 'client/platform/device/draft'
import { Button } from 'client/ui/form/button'
import { Card } from 'client/ui/card'
import { View } from 'client/ui/host/host'
import { useState } from 'react'
import { unbindMyself } from 'shared/identity/operations'

const NOTHING = {}

/** Withdraws the binding of the identity in use. */
export function Leaving() {
  const unbinding = useCommand(unbindMyself)
  const [answer, setAnswer] = useState<Answer<unknown>>()

  async function leave() {
    const follows = '这个登录身份不再是您：收不到会议通知，也不能答复、签到。名册上的登记和参会记录不受影响；要恢复须由秘书处重新邀请。'
    if (!(await confirm({ title: '解除绑定', follows, yes: '解除绑定' }))) return
    const heard = await unbinding.run(NOTHING)
    if (!heard) return
    if (heard.kind !== 'accepted') return setAnswer(heard)
    whisper('已解除绑定')
    forgetDrafts()
    // This page asks again, is refused, and shows the way to bind anew.
    forgetAnswers()
  }

  return (
    <Card title="解除绑定">
      <View className="para">换人、换号，或不想再用这个登录身份时，可以解除它与您的对应。</View>
      <Problem answer={answer} />
      <Button kind="danger" says="解除绑定" onTap={() => void leave()} busy={unbinding.busy} />
    </Card>
  )
}
