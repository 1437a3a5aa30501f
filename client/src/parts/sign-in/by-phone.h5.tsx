import { Qr } from 'client/parts/door/qr'
import { addressOf } from 'client/platform/device/page'
import { useServerNow } from 'client/platform/device/now'
import { Card, Notice } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { View } from 'client/ui/host/host'
import { linkPath, linkScene } from 'shared/kernel/link'
import { SECOND } from 'shared/kernel/time'
import { type Offer, useByPhone } from './asking.h5'
import { Coming } from './coming.h5'
import './by-phone.css'

/** A code for the own phone, with the number to compare. */
export function ByPhone({ onDone }: { onDone: () => void }) {
  const { stand, again } = useByPhone(onDone)
  switch (stand.is) {
    case 'none':
      return <Notice says="这里没有开通用手机确认登录，请用用户名和密码。" />
    case 'asking':
      return <Coming />
    case 'shown':
      return <Shown {...stand.offer} />
    case 'entering':
      return <Notice tone="ok" says="手机已确认，正在登录…" />
    case 'refused':
      return <Told says="手机上选了“不是我”，没有登录。" way="换一张新码" onTap={again} />
    case 'still':
      return <Told says="码已经收起，要登录时再取。" way="显示登录码" onTap={again} />
    case 'failed':
      return <Told says={stand.says} way="重新取码" onTap={again} />
  }
}

const Told = ({ says, way, onTap }: { says: string; way: string; onTap: () => void }) => (
  <Card title="用手机确认登录">
    <Notice tone="warn" says={says} />
    <Button says={way} onTap={onTap} />
  </Card>
)

function Shown({ code, number, until }: Offer) {
  const left = Math.max(Math.ceil((until - useServerNow(500)) / SECOND), 0)
  const link = { kind: 'signIn', code } as const
  const address = addressOf({ path: linkPath(link), scene: linkScene(link) })
  return (
    <Card title="用手机确认登录">
      <View className="by-phone">
        <View className="by-phone__code">
          <Qr text={address} label="登录码" />
        </View>
        <View className="by-phone__how">
          <View className="para">用您自己的手机微信扫左边的码，或在小程序“我的”里点“扫码登录电脑”。</View>
          <View className="para">手机上的数字和这里的相同，再确认：</View>
          <View className="by-phone__number">{number}</View>
          <View className="soft">{`${left} 秒后自动换新码`}</View>
          {!CLOUD_ENV && <View className="soft by-phone__address">{`本机试用：在另一种浏览器里登录后打开 ${address}`}</View>}
        </View>
      </View>
    </Card>
  )
}
