import { call } from 'client/platform/cloud/call'
import { confirm, tell, whisper } from 'client/platform/device/ask'
import { signIn, signOut } from 'client/platform/identity'
import { goOn, goTo } from 'client/platform/navigate'
import { Button } from 'client/ui/form/button'
import { Field } from 'client/ui/form/field'
import { List } from 'client/ui/list'
import { makeId } from 'shared/kernel/id'
import { lazy, Suspense, useState } from 'react'
import { Coming } from './coming.h5'

/** Fetched only where somebody has not signed in and there is room for it. */
const ByPhone = lazy(async () => ({ default: (await import('./by-phone.h5')).ByPhone }))
const DESK = '(min-width: 960px)'

/** By the phone at a desk, else by user name and password. */
export function SignIn({ group, onDone }: { group: string; onDone: () => void }) {
  const [wide] = useState(() => window.matchMedia(DESK).matches)
  const onward = () => {
    onDone()
    goOn()
  }
  return (
    <>
      {wide && (
        <Suspense fallback={<Coming />}>
          <ByPhone onDone={onward} />
        </Suspense>
      )}
      <ByPassword group={group} onDone={onward} />
      <Button says="暂不登录" onTap={() => goTo('home')} />
    </>
  )
}

function ByPassword({ group, onDone }: { group: string; onDone: () => void }) {
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const missing = name.trim() === '' ? '请先填写用户名' : password === '' ? '请先填写密码' : undefined

  async function enter() {
    if (missing || busy) return
    setBusy(true)
    const why = await signIn(name.trim(), password)
    setBusy(false)
    setError(why)
    if (why === undefined) onDone()
  }

  return (
    <>
      <List title="用户名和密码登录" hint={`用户名由${group}秘书处发放。忘记密码，请联系秘书处重置。`}>
        <Field label="用户名" value={name} onInput={setName} fills="username" placeholder="请输入" />
        <Field label="密码" value={password} onInput={setPassword} kind="password" fills="current-password" placeholder="请输入" error={error} onConfirm={() => void enter()} />
      </List>
      <Button kind="main" says="登录" onTap={() => void enter()} whyNot={missing} busy={busy} />
    </>
  )
}

/** A computer that a phone has let in is ended in the cloud too, so that nothing kept on it is good for anything. */
export function SignOut({ computer, onDone }: { computer: string | null; onDone: () => void }) {
  async function leave() {
    if (!(await confirm({ title: '退出登录', follows: '退出后，这台设备上不再显示您的会议和资料。', yes: '退出登录' }))) return
    const why = (computer === null ? undefined : await end(computer)) ?? (await signOut())
    if (why !== undefined) return void tell('没有退出', why)
    onDone()
    whisper('已退出')
  }
  return <Button says="退出登录" onTap={() => void leave()} />
}

/** Answers why it is not ended; a refusal says that it was already. */
async function end(computer: string): Promise<string | undefined> {
  const { endComputers } = await import('shared/identity/computer/operations')
  const { kind } = await call(endComputers, { computerIds: [computer] }, makeId(Math.random))
  return kind === 'accepted' || kind === 'refused' ? undefined : '网络不通，还没有退出登录。请稍后再试。'
}
