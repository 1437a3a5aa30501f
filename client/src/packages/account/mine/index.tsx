import { withWayOut } from 'client/parts/gate'
import { openCorrect } from 'client/parts/own-places'
import { useQuery } from 'client/platform/cloud/query'
import { useServerNow } from 'client/platform/device/now'
import { Badge, type Tone } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { addDays, fullTime, type Instant, nearTime, sayDay } from 'shared/kernel/time'
import { itemName, purposeName } from 'shared/person/contacts-model'
import { mine, type MyData } from 'shared/person/mine'
import { Computers } from './computers'
import { Leaving } from './leaving'
import { Take } from './take'

const NOTHING = {}
/** As many as are shown before one asks for more. */
const FEW = 5

export default function Mine() {
  const asked = useQuery(mine, NOTHING)
  const now = useServerNow()
  return (
    <Screen title="隐私与账号" stage={withWayOut(asked)}>
      {(value) => (
        <>
          <Entry {...value} />
          <Corrections corrections={value.corrections} now={now} />
          <Looks looks={value.looks} now={now} />
          <Identities identities={value.identities} />
          <Computers computers={value.computers} now={now} refresh={asked.refresh} />
          <Take />
          {!value.computers.some(({ current }) => current) && <Leaving />}
        </>
      )}
    </Screen>
  )
}

const Entry = ({ name, unitName, title, phone, birth, posts, departments }: MyData) => (
  <>
    <List title="名册上的登记" hint="出生日期只有秘书处和您本人看得到；手机号在通讯录里只显示首尾。">
      <Cell title="姓名" value={name} />
      <Cell title="单位" value={unitName} />
      <Cell title="单位职务" value={title || '未登记'} />
      <Cell title="手机号" value={phone || '未登记'} />
      <Cell title="出生日期" value={birth === '' ? '未登记' : sayDay(birth)} />
      {posts.map(({ name: post, from, until, source }) => (
        <Cell key={post + from} title={post} note={[`${sayDay(from)} 起${until === null ? '' : `，到 ${sayDay(until)} 止`}`, source && `依据：${source}`].filter(Boolean).join('；')} />
      ))}
      {departments.slice(0, 20).map(({ name: department, role, since, left, why }) => (
        <Cell key={department + since} title={`${department}${role}`} note={[`${sayDay(since)} 起${left === null ? '' : `，到 ${sayDay(addDays(left, -1))} 止`}`, why].filter(Boolean).join('；')} />
      ))}
    </List>
    <Button says="有一项不对，提出更正" onTap={() => openCorrect()} />
  </>
)

const STATE: Record<MyData['corrections'][number]['state'], { says: string; tone: Tone }> = {
  open: { says: '待处理', tone: 'brand' },
  corrected: { says: '已改正', tone: 'ok' },
  kept: { says: '没有改', tone: 'warn' },
}

const Corrections = ({ corrections, now }: { corrections: MyData['corrections']; now: Instant }) =>
  corrections.length === 0 ? null : (
    <List title="我提的更正">
      {corrections.slice(0, FEW).map(({ correctionId, item, says, at, state, note }) => (
        <Cell
          key={correctionId}
          title={`${itemName[item]}：${says}`}
          note={
            <>
              <View>{nearTime(at, now)}</View>
              {note !== '' && <View>{`秘书处：${note}`}</View>}
            </>
          }
          value={<Badge {...STATE[state]} />}
        />
      ))}
    </List>
  )

function Looks({ looks, now }: { looks: MyData['looks']; now: Instant }) {
  const [all, setAll] = useState(false)
  return (
    <>
      <List title="谁查看过我的电话" hint="同一个人一天只记一次。秘书处办会、统计时在名单上看到的不在此列。">
        {looks.length === 0 && <Cell title="还没有人查看过" />}
        {looks.slice(0, all ? 40 : FEW).map((look) => (
          <Cell key={`${look.at}${look.name}`} title={look.name} note={`${look.unitName} · ${nearTime(look.at, now)}`} value={purposeName[look.purpose]} />
        ))}
      </List>
      {!all && looks.length > FEW && <Button says="看更早的" onTap={() => setAll(true)} />}
    </>
  )
}

const HOW = { code: '凭邀请码', phone: '凭微信手机号', founding: '开通时' } as const

const Identities = ({ identities }: Pick<MyData, 'identities'>) => (
  <List title="登录身份">
    {identities.map(({ kind, current, boundAt, boundBy, consentedAt }) => (
      <Cell
        key={kind}
        title={kind === 'wx' ? '微信' : '桌面账号'}
        note={[boundAt !== null && `${fullTime(boundAt)} ${boundBy === null ? '' : HOW[boundBy]}绑定`, consentedAt !== null && `${fullTime(consentedAt)} 同意隐私说明`].filter(Boolean).join('；')}
        value={current ? '正在使用' : '已绑定'}
      />
    ))}
  </List>
)
