import { Problem } from 'client/parts/problem'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { confirm, whisper } from 'client/platform/device/ask'
import { Button } from 'client/ui/form/button'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { endComputers } from 'shared/identity/computer/operations'
import { type Instant, nearTime } from 'shared/kernel/time'
import type { MyData } from 'shared/person/mine'

/** Where one is signed in by the phone, each with its way out; the one in use is left in 我的. */
export function Computers({ computers, now, refresh }: Pick<MyData, 'computers'> & { now: Instant; refresh: () => Promise<unknown> }) {
  const ending = useCommand(endComputers, refresh)
  const [answer, setAnswer] = useState<Answer<unknown>>()
  if (computers.length === 0) return null
  const others = computers.filter(({ current }) => !current)

  async function end(computerIds: string[], says: string) {
    if (!(await confirm({ title: '让电脑退出', follows: `${says}马上退出登录，要再用须重新扫码。`, yes: '让它退出' }))) return
    const heard = await ending.run({ computerIds })
    setAnswer(heard)
    if (heard?.kind === 'accepted') whisper('已退出')
  }

  return (
    <>
      <List title="登录的电脑" hint={`用手机确认过的，每台七天，同时最多三台。${others.length > 0 ? '点一台可以让它退出。' : '眼前这台在“我的”里退出登录。'}`}>
        {computers.map(({ computerId, machine, at, until, entered, current }) => (
          <Cell
            key={computerId}
            title={machine}
            note={`${nearTime(at, now)} 确认${entered ? '' : '，没有打开'}；到 ${nearTime(until, now)} 为止`}
            value={current ? '正在使用' : '让它退出'}
            onTap={current ? undefined : () => void end([computerId], '这台电脑')}
          />
        ))}
      </List>
      <Problem answer={answer} before="没有退出。" />
      {others.length > 1 && <Button says="让别的电脑都退出" busy={ending.busy} onTap={() => void end(others.map(({ computerId }) => computerId), '这些电脑')} />}
    </>
  )
}
