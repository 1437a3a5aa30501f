import { Done } from 'client/parts/done'
import { openInvitations, openRollImport } from 'client/parts/desk/desk-places'
import { useMe } from 'client/parts/me'
import { openPrivacy } from 'client/parts/places'
import { Problem } from 'client/parts/problem'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { forgetAnswers } from 'client/platform/cloud/query'
import { useDraft } from 'client/platform/device/draft'
import { useServerNow } from 'client/platform/device/now'
import { goTo, goToSignIn, toTop } from 'client/platform/navigate'
import { withWayOut } from 'client/parts/gate'
import { Card } from 'client/ui/card'
import { LinkTap } from 'client/ui/form/button'
import { Field, WhenField } from 'client/ui/form/field'
import { Tick } from 'client/ui/form/tick'
import { ready, Screen, type Stage } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { List } from 'client/ui/list'
import { useState } from 'react'
import { found } from 'shared/identity/operations'
import { PRIVACY_VERSION } from 'shared/identity/privacy'
import { dayOf } from 'shared/kernel/time'

/** The first administrator of an empty environment lets himself in. */
export default function Found() {
  const asked = useMe()
  const [welcomed, setWelcomed] = useState<{ name: string; unitName: string }>()
  if (welcomed) return <Founded {...welcomed} />
  const stage: Stage<unknown> =
    asked.is !== 'ready'
      ? withWayOut(asked)
      : !asked.value.signedIn
        ? { is: 'refused', message: '请先登录，再凭开通口令开通。', way: { says: '去登录', onTap: goToSignIn } }
        : asked.value.founding
          ? ready(null)
          : { is: 'refused', message: '本平台已经开通。需要管理权限的，请向管理员要邀请码。', way: { says: '回首页', onTap: () => goTo('home') } }
  if (stage.is === 'ready') return <Form onFounded={setWelcomed} />
  return (
    <Screen title="开通平台" stage={stage}>
      {() => null}
    </Screen>
  )
}

const Founded = ({ name, unitName }: { name: string; unitName: string }) => (
  <Screen title="开通平台" stage={ready(null)} action={{ says: '导入名册', onTap: openRollImport }}>
    {() => (
      <Done
        says={`已开通。您是 ${unitName} · ${name}，可以管理名册和设置`}
        ways={[
          { says: '邀请其他人', onTap: openInvitations },
          { says: '去首页', onTap: () => goTo('home') },
        ]}
      >
        <View>开通口令已经作废。接下来导入名册，也可以在首页「名册与补录」里逐个添；再请第二位管理员绑定，以免您不在时没有人能管理。</View>
      </Done>
    )}
  </Screen>
)

function Form({ onFounded }: { onFounded: (who: { name: string; unitName: string }) => void }) {
  const { draft, change, discard } = useDraft('found', { unit: '', name: '', title: '', phone: '', from: dayOf(useServerNow()) })
  // Neither the word nor an agreement stays on the device.
  const [word, setWord] = useState('')
  const [agreed, setAgreed] = useState(false)
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const { run, busy } = useCommand(found)
  const missing = (
    [
      [word, '请先填写开通口令'],
      [draft.unit, '请先填写牵头单位'],
      [draft.name, '请先填写您的姓名'],
      [/^1\d{10}$/.test(draft.phone) ? 'ok' : '', '手机号应为 11 位数字'],
      [agreed ? 'ok' : '', '请先阅读并勾选同意隐私说明'],
    ] as const
  ).find(([value]) => value.trim() === '')?.[1]

  async function send() {
    const heard = await run({ ...draft, word, consent: PRIVACY_VERSION })
    setAnswer(heard)
    toTop()
    if (heard?.kind !== 'accepted') return
    discard()
    forgetAnswers()
    onFounded(heard.value)
  }

  return (
    <Screen title="开通平台" stage={ready(null)} action={{ says: '开通', whyNot: missing, busy, onTap: () => void send() }}>
      {() => (
        <>
          <Problem answer={answer} before="没有开通。" />
          <Card>
            <View>这里还没有管理员。凭部署时显示的开通口令，登记牵头单位和您自己，您就是第一位管理员。</View>
          </Card>
          <List>
            <Field label="开通口令" value={word} onInput={setWord} maxLength={80} placeholder="部署时显示，只用一次" />
          </List>
          <List title="牵头单位">
            <Field label="单位名称" value={draft.unit} onInput={(unit) => change({ unit })} maxLength={60} placeholder="全称" />
          </List>
          <List title="您" hint="登记为秘书处秘书。名册导入后可以更正。">
            <Field label="姓名" value={draft.name} onInput={(name) => change({ name })} maxLength={20} placeholder="您的姓名" />
            <Field label="工作职务" value={draft.title} onInput={(title) => change({ title })} maxLength={40} placeholder="可不填" />
            <Field label="手机号" value={draft.phone} onInput={(phone) => change({ phone })} kind="number" maxLength={11} placeholder="11 位数字" />
            <WhenField label="从哪天起" kind="date" value={draft.from} onChoose={(from) => change({ from })} />
          </List>
          <Tick says="我已阅读并同意隐私说明" on={agreed} onTick={setAgreed} />
          <LinkTap says="阅读隐私说明" onTap={openPrivacy} />
        </>
      )}
    </Screen>
  )
}
