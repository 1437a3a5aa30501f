import { withWayOut } from 'client/parts/gate'
import { openTemplates } from 'client/parts/messages'
import { useQuery } from 'client/platform/cloud/query'
import { useServerNow } from 'client/platform/device/now'
import { useQueryText } from 'client/platform/navigate'
import { Badge, Card } from 'client/ui/card'
import { Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { type Instant, nearTime } from 'shared/kernel/time'
import { PURPOSES, type Purpose } from 'shared/message/model'
import { getTemplates, type TemplatesView } from 'shared/message/operations'
import { advice, purposeName } from 'shared/message/purpose'
import { Edit } from './edit'

const NOTHING = {}

/** Which template each kind of reminder is sent with, and what WeChat found wrong with one; with a purpose, that one's form. */
export default function TemplatesPage() {
  const wanted = useQueryText('purpose')
  const asked = useQuery(getTemplates, NOTHING)
  const now = useServerNow()
  const purpose = PURPOSES.find((one) => one === wanted)
  if (purpose && asked.is === 'ready') return <Edit view={asked.value} purpose={purpose} />
  return (
    <Screen title="微信提醒模板" stage={withWayOut(asked)}>
      {(view) => (
        <>
          <Card>
            <View className="soft">通知要发到各人的微信，先在微信后台为每种提醒选一个模板，再到这里登记。没有登记的，只发到小程序的消息里。</View>
          </Card>
          <List title="六种提醒" hint={view.by && view.at !== undefined ? `${view.by} ${nearTime(view.at, now)} 改过` : undefined}>
            {PURPOSES.map((purpose) => (
              <One key={purpose} view={view} purpose={purpose} now={now} open={() => openTemplates(purpose)} />
            ))}
          </List>
        </>
      )}
    </Screen>
  )
}

function One({ view, purpose, now, open }: { view: TemplatesView; purpose: Purpose; now: Instant; open: () => void }) {
  const template = view.templates.find((one) => one.purpose === purpose)
  const badge = !template ? <Badge says="未设" /> : template.broken ? <Badge tone="danger" says="停用" /> : template.fault ? <Badge tone="warn" says="有误" /> : <Badge tone="ok" says="已设" />
  const note = !template
    ? `微信后台搜“${advice[purpose].search}”`
    : template.broken
      ? `${nearTime(template.broken.at, now)} 微信说没有这个模板（${template.broken.code}），已停发。请核对编号后重新保存。`
      : template.fault
        ? `${nearTime(template.fault.at, now)} 有一条没有发成，微信说：${template.fault.says}。请核对字段名后重新保存。`
        : template.templateId
  return <Cell title={purposeName[purpose]} note={note} value={badge} onTap={open} />
}
