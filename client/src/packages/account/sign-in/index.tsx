import { openMine } from 'client/parts/own-places'
import { Problem } from 'client/parts/problem'
import { withWayOut } from 'client/parts/gate'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { useQuery } from 'client/platform/cloud/query'
import { useServerNow } from 'client/platform/device/now'
import { back, useQueryText } from 'client/platform/navigate'
import { Card, Notice } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { ready, Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { confirmSignIn, refuseSignIn, seeSignIn } from 'shared/identity/computer/operations'
import type { Infer } from 'shared/kernel/schema'
import { clock, SECOND } from 'shared/kernel/time'
import './sign-in.css'

/** The phone is asked whether a computer may come in under its name. */
export default function SignInComputer() {
  const code = useQueryText('code')
  const [said, setSaid] = useState<'yes' | 'no'>()
  const asked = useQuery(seeSignIn, said === undefined ? { code } : undefined)
  if (said !== undefined) {
    return (
      <Screen title="登录电脑" stage={ready(said)} action={{ says: '完成', onTap: back }}>
        {() => <Said yes={said === 'yes'} />}
      </Screen>
    )
  }
  return (
    <Screen title="登录电脑" stage={withWayOut(asked)}>
      {(shown) => <Question code={code} shown={shown} onSaid={setSaid} />}
    </Screen>
  )
}

const Said = ({ yes }: { yes: boolean }) =>
  yes ? (
    <>
      <Notice tone="ok" says="已确认，请看电脑，几秒钟内就登录好了。" />
      <Card>
        <View className="soft">用完别忘了在电脑上退出登录。忘了也可以用手机让它退出。</View>
        <Button says="看登录的电脑" onTap={openMine} />
      </Card>
    </>
  ) : (
    <Notice tone="ok" says="那台电脑没有登录，这个码已作废，管理员会收到消息。" />
  )

interface QuestionProps {
  code: string
  shown: Infer<typeof seeSignIn.output>
  onSaid: (said: 'yes' | 'no') => void
}

function Question({ code, shown: { machine, number, askedAt, until, name, unitName }, onSaid }: QuestionProps) {
  const left = Math.ceil((until - useServerNow()) / SECOND)
  const confirming = useCommand(confirmSignIn)
  const refusing = useCommand(refuseSignIn)
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const heard = (said: 'yes' | 'no') => (reply: Answer<unknown> | undefined) => {
    setAnswer(reply)
    if (reply?.kind === 'accepted') onSaid(said)
  }
  return (
    <>
      <Notice tone="warn" says="只有您自己正在电脑前登录时才确认。别人发来的码、电话里叫您扫的码，请点“不是我”。" />
      <Card title="电脑上是这个数字吗？">
        <View className="digits">{number}</View>
      </Card>
      <List title="在电脑上登录？">
        <Cell title="登录后是" value={`${unitName} ${name}`} />
        <Cell title="电脑" note="由那台电脑自己报来" value={machine} />
        <Cell title="显示登录码的时间" value={clock(askedAt)} />
      </List>
      <Problem answer={answer} before="没有办成。" />
      <Button
        kind="main"
        says="数字相同，确认登录"
        busy={confirming.busy}
        whyNot={left <= 0 ? '这个码过期了，请扫电脑上的新码' : undefined}
        onTap={() => void confirming.run({ code }).then(heard('yes'))}
      />
      <Button says="不是我" busy={refusing.busy} onTap={() => void refusing.run({ code }).then(heard('no'))} />
    </>
  )
}
