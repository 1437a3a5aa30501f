import { entriesFor, openEntry } from 'client/parts/desk/entries'
import { scanNow } from 'client/parts/door/places'
import { useMe } from 'client/parts/me'
import { openMine, openMyYear } from 'client/parts/own-places'
import { openBind, openFounding, openPrivacy } from 'client/parts/places'
import { SignIn, SignOut } from 'client/parts/sign-in/ways'
import { UpdateNotice } from 'client/parts/update'
import { canScan } from 'client/platform/device/scan'
import { signsIn } from 'client/platform/identity'
import { type Appearance, useChosenLook } from 'client/platform/device/look'
import { version } from 'client/platform/device/updates'
import { goTo } from 'client/platform/navigate'
import { Button } from 'client/ui/form/button'
import { Card } from 'client/ui/card'
import { ChooseField, ToggleField } from 'client/ui/form/field'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { Screen } from 'client/ui/frame/screen'

export default function Me() {
  const asked = useMe()
  return (
    <Screen title="我的" place="me" stage={asked}>
      {({ group, me, signedIn, computer, unbound, founding }) => (
        <>
          <UpdateNotice />
          {me ? (
            <List title="我的身份" hint="职务和权限来自集团名册。如有变动，请联系秘书处更正。">
              <Cell title="姓名" value={me.name} />
              <Cell title="单位" value={me.unitName} />
              <Cell title="职务" value={me.posts.join('、') || '暂无'} />
            </List>
          ) : signedIn ? (
            <NotBound group={group} unbound={unbound} />
          ) : (
            <SignIn group={group} onDone={asked.refresh} />
          )}
          {founding && (
            <List>
              <Cell title="开通平台" note="还没有管理员：凭部署时的开通口令，登记第一位" onTap={openFounding} />
            </List>
          )}
          {me && <Own capabilities={me.capabilities} />}
          <List>
            <Cell title="隐私说明" note="用到哪些信息，做什么用，谁看得到" onTap={openPrivacy} />
          </List>
          <Reading />
          {signedIn && <SignOut computer={computer} onDone={asked.refresh} />}
          <View className="colophon">{`${group} · 版本 ${version}`}</View>
        </>
      )}
    </Screen>
  )
}

const NotBound = ({ group, unbound }: { group: string; unbound: string | null }) => (
  <Card title="还没有绑定身份">
    {unbound && <View className="para">{unbound}</View>}
    <View className="para">您还没有和{group}名册上的人对应起来。不绑定也可以浏览章程条款和表决试算。</View>
    <View className="para soft">需要参会的，请用秘书处发的邀请码绑定。</View>
    <Button kind="main" says="绑定成员身份" onTap={() => openBind()} />
    <Button says="暂不绑定，先看看" onTap={() => goTo('home')} />
  </Card>
)

function Own({ capabilities }: { capabilities: readonly string[] }) {
  return (
    <List>
      {capabilities.includes('attend') && <Cell title="我的一年" note="参会、请假次数、任期" onTap={openMyYear} />}
      {canScan && <Cell title="扫码登录电脑" note="在电脑上打开桌面页，扫它显示的码" onTap={scanNow} />}
      <Cell title="隐私与账号" note="我的资料、谁查看过我的电话、更正、导出" onTap={openMine} />
      {entriesFor(capabilities)
        .filter(({ at }) => at === 'house')
        .map((entry) => (
          <Cell key={entry.page} title={entry.title} note={entry.note} onTap={() => openEntry(entry)} />
        ))}
    </List>
  )
}

const APPEARANCES: readonly { value: Appearance; label: string }[] = [
  { value: 'system', label: '跟随系统' },
  { value: 'light', label: '浅色' },
  { value: 'dark', label: '深色' },
]

/** Kept on this device. */
function Reading() {
  const { care, setCare, appearance, setAppearance } = useChosenLook()
  return (
    <List title="阅读" hint={`只在这台设备上有效。${signsIn ? '' : '字的大小还跟随微信的字体设置。'}`}>
      <ToggleField label="大字模式" hint="字更大、颜色更深" on={care} onToggle={setCare} />
      <ChooseField label="外观" options={APPEARANCES} value={appearance} onChoose={setAppearance} />
      <Cell title="样例：12月18日(周五) 09:00，请到报告厅开会" note="样例：请在 12 月 17 日前答复能否参加" />
    </List>
  )
}
