import { useMe } from 'client/parts/me'
import { goTo, open } from 'client/platform/navigate'
import { Card } from 'client/ui/card'
import { View } from 'client/ui/host'
import { Cell, List } from 'client/ui/list'
import { Screen } from 'client/ui/screen'

export default function Home() {
  const asked = useMe()
  return (
    <Screen title="首页" place="home" stage={asked}>
      {({ group, me }) => (
        <>
          {me ? (
            <Card title={me.name}>
              <View className="soft">
                {me.unitName} · {me.posts.join('、') || '暂无职务'}
              </View>
            </Card>
          ) : (
            <Visitor group={group} />
          )}
          <Tools />
        </>
      )}
    </Screen>
  )
}

/** Whom this is for, before anybody is asked who they are. */
const Visitor = ({ group }: { group: string }) => (
  <>
    <Card title={group}>
      <View className="para">本小程序供{group}的成员单位和秘书处工作人员使用：接收会议通知、答复参会、请假、签到和查阅决议。</View>
      <View className="para soft">您现在以访客身份浏览，可以查看章程条款、试算表决。需要参会的，请由本单位联系秘书处开通身份。</View>
    </Card>
    <List>
      <Cell title="我是成员单位的人" note="登录或绑定身份" onTap={() => goTo('me')} />
    </List>
  </>
)

const Tools = () => (
  <List title="常用">
    <Cell title="表决试算" note="按章程算法定人数和通过票数" onTap={() => open('packages/charter/evaluate/index')} />
  </List>
)
