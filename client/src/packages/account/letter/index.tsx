import { openInvitations } from 'client/parts/desk/desk-places'
import { OnDuty } from 'client/parts/desk/duty'
import { withWayOut } from 'client/parts/gate'
import { useQuery } from 'client/platform/cloud/query'
import { canPrint, print } from 'client/platform/device/page'
import { copy } from 'client/platform/device/reach'
import { useQueryText } from 'client/platform/navigate'
import { Card, Notice } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { Screen, type Stage } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { useState } from 'react'
import { letters, type Letters } from 'shared/identity/operations'
import { fullTime } from 'shared/kernel/time'
import { Picture } from './picture'
import { forOne, forTheGroup } from './wording'
import './letter.css'

/** A printer takes them all; a phone shows so many and asks for more. */
const SHOWN = 10

/** Letters with the codes: one a page on paper, texts to hand on from a phone. */
export default function Letter() {
  return (
    <OnDuty needs="administer" title="邀请信">
      <Sheets />
    </OnDuty>
  )
}

function Sheets() {
  const personId = useQueryText('personId')
  const asked = withWayOut(useQuery(letters, personId === '' ? {} : { personIds: [personId] }))
  const stage: Stage<Letters> =
    asked.is === 'ready' && asked.value.letters.length === 0
      ? { is: 'empty', says: '现在没有可用的邀请码：没有发过，或都已用过、过期、撤回。', way: { says: '去发邀请码', onTap: openInvitations } }
      : asked
  const [shown, setShown] = useState(SHOWN)
  return (
    <Screen title="邀请信" stage={stage} action={({ letters: all }) => (canPrint ? { says: `打印 ${all.length} 封`, onTap: print } : undefined)}>
      {({ letters: all, ...from }) => (
        <>
          <View className="letter-note">
            <Notice tone="warn" says="谁拿到码谁就能绑定成这个人。请装入信封或单独发给本人，不要发到群里。" />
            {personId === '' && (
              <Card title="发到群里的话">
                <View className="letter__said">{forTheGroup(from, all)}</View>
                <Button says="复制这段话" onTap={() => void copy(forTheGroup(from, all))} />
              </Card>
            )}
          </View>
          {(canPrint ? all : all.slice(0, shown)).map((letter) => (
            <Sheet key={letter.personId} letter={letter} from={from} />
          ))}
          {!canPrint && all.length > shown && <Button says={`再显示 ${Math.min(SHOWN, all.length - shown)} 封`} onTap={() => setShown(shown + SHOWN)} />}
        </>
      )}
    </Screen>
  )
}

function Sheet({ letter, from }: { letter: Letters['letters'][number]; from: Omit<Letters, 'letters'> }) {
  const { name, unitName, title, code, until } = letter
  return (
    <View className="letter">
      <View className="letter__unit">{[unitName, title].filter(Boolean).join(' ')}</View>
      <View className="letter__name">{`${name}：`}</View>
      <View className="letter__text">{`${from.group}用微信小程序发会议通知、收答复、办请假和签到。请您用下面的邀请码绑定身份，只需一次。`}</View>
      <Picture code={code} name={name} />
      <View className="letter__how">{canPrint ? '请用微信扫上面的码；扫不了，就打开小程序，在“我的”里点“绑定成员身份”，填写：' : '打开小程序，在“我的”里点“绑定成员身份”，填写：'}</View>
      <View className="letter__code">{code}</View>
      <View className="letter__text">{`${fullTime(until)} 前有效，只能用一次，请不要转给别人。`}</View>
      <View className="letter__text">{`办不成请联系${from.contact.name}，电话 ${from.contact.phone}。`}</View>
      <View className="letter__tools">
        <Button says="复制文字，单独发给本人" onTap={() => void copy(forOne(from, letter))} />
      </View>
    </View>
  )
}
