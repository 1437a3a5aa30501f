import { withWayOut } from 'client/parts/gate'
import { useMe } from 'client/parts/me'
import { openMine } from 'client/parts/own-places'
import { openPrivacy } from 'client/parts/places'
import { Problem } from 'client/parts/problem'
import { useCommand } from 'client/platform/cloud/command'
import type { Answer } from 'client/platform/cloud/line'
import { forgetAnswers } from 'client/platform/cloud/query'
import { whisper } from 'client/platform/device/ask'
import { useDraft } from 'client/platform/device/draft'
import { goOn, goTo, goToSignIn, useQueryText } from 'client/platform/navigate'
import { Card, Notice } from 'client/ui/card'
import { Button, LinkTap } from 'client/ui/form/button'
import { Field } from 'client/ui/form/field'
import { Tick } from 'client/ui/form/tick'
import { ready, Screen, type Stage } from 'client/ui/frame/screen'
import { grants, PhoneButton } from 'client/ui/host/granting'
import { View } from 'client/ui/host/host'
import { List } from 'client/ui/list'
import { useState } from 'react'
import { readCode, showCode } from 'shared/identity/code'
import { join, joinByPhone } from 'shared/identity/operations'
import { PRIVACY_VERSION } from 'shared/identity/privacy'

/** An identity becomes a person of the roll: by the code of a letter, or by the number that WeChat vouches for. */
export default function Bind() {
  const asked = useMe()
  const [joined, setJoined] = useState<Who>()
  if (joined) {
    return (
      <Screen title="绑定成员身份" stage={ready(joined)}>
        {(who) => <Joined {...who} onward={goOn} />}
      </Screen>
    )
  }
  return (
    <Screen title="绑定成员身份" stage={asked.is === 'ready' && !asked.value.signedIn ? notSignedIn : withWayOut(asked)}>
      {({ group, me, unbound }) =>
        me ? <Joined {...me} onward={() => goTo('home')} /> : <Joining group={group} unbound={unbound} onJoined={setJoined} />
      }
    </Screen>
  )
}

interface Who {
  name: string
  unitName: string
}

const notSignedIn: Stage<never> = {
  is: 'refused',
  message: '请先登录，再用邀请码绑定。邀请码会留着，不用重输。',
  way: { says: '去登录', onTap: goToSignIn },
}

/** Whose letter it was is seen before anything is done in that name. */
const Joined = ({ name, unitName, onward }: Who & { onward: () => void }) => (
  <>
    <Notice tone="ok" says={<View className="strong">{`您已绑定为 ${unitName} · ${name}`}</View>} />
    <Button kind="main" says="开始使用" onTap={onward} />
    <Card>
      <View className="soft">一个登录身份只能绑定一个人。如果这不是您，请马上解除，并把邀请信交还秘书处。</View>
      <Button says="不是我本人，去解除" onTap={openMine} />
    </Card>
  </>
)

function Joining({ group, unbound, onJoined }: { group: string; unbound: string | null; onJoined: (who: Who) => void }) {
  const linked = readCode(useQueryText('code'))
  const { draft, change, discard } = useDraft('bind', { code: '' })
  const [typed, setTyped] = useState(linked ? showCode(linked) : draft.code)
  const [agreed, setAgreed] = useState(false)
  const [answer, setAnswer] = useState<Answer<unknown>>()
  const byCode = useCommand(join)
  const byPhone = useCommand(joinByPhone)
  const consent = PRIVACY_VERSION
  const unread = agreed ? undefined : '请先阅读并勾选同意隐私说明'
  const missing = typed.trim() === '' ? '请先填写邀请码' : readCode(typed) === undefined ? '邀请码是 8 个字母和数字，请对照邀请信' : unread

  function type(text: string) {
    setTyped(text)
    change({ code: text })
    setAnswer(undefined)
  }

  function heard(said: Answer<Who> | undefined) {
    setAnswer(said)
    if (said?.kind !== 'accepted') return
    discard()
    onJoined(said.value)
    forgetAnswers()
  }

  return (
    <>
      {unbound && <Notice tone="warn" says={unbound} />}
      <Card title="把您和名册对上">
        <View className="para">{`绑定后，${group}的会议通知会发给您，您可以答复、请假和签到。只需办一次。`}</View>
      </Card>
      <Problem answer={answer} before="没有绑定成功。" />
      <Tick says="我已阅读并同意隐私说明" on={agreed} onTick={setAgreed} />
      <LinkTap says="阅读隐私说明" onTap={openPrivacy} />
      <List title="用邀请码" hint="在邀请信上，由集团秘书处发给您。不分大小写，中间的横线可以不写。">
        <Field label="邀请码" value={typed} onInput={type} maxLength={20} placeholder="如 7K2M-9QXR" />
      </List>
      <Button kind="main" says="用邀请码绑定" whyNot={missing} busy={byCode.busy} onTap={() => void byCode.run({ code: typed, consent }).then(heard)} />
      {grants && (
        <Card title="没有邀请码？用手机号">
          <View className="para soft">微信核验您的手机号，只用来和名册上您的号码比对一次。名册上没有这个号码时，请用邀请码。</View>
          {agreed ? (
            <View className="button-area">
              <PhoneButton
                says="用手机号绑定"
                onGranted={(phoneCode) => void byPhone.run({ phoneCode, consent }).then(heard)}
                onDenied={() => whisper('未使用手机号')}
              />
            </View>
          ) : (
            <Button says="用手机号绑定" onTap={() => {}} whyNot={unread} />
          )}
        </Card>
      )}
      <Button says="暂不绑定" onTap={() => goTo('home')} />
    </>
  )
}
