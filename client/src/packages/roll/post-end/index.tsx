import { withWayOut } from 'client/parts/gate'
import { Problem } from 'client/parts/problem'
import { useQuery } from 'client/platform/cloud/query'
import { confirm } from 'client/platform/device/ask'
import { useDraft } from 'client/platform/device/draft'
import { useQueryText } from 'client/platform/navigate'
import { Card, Notice } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { LongField, WhenField } from 'client/ui/form/field'
import { ready, Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { endPost, getPerson, type HeldPostView, strikePost } from 'shared/person/posts-operations'
import { backToPerson } from 'client/parts/roll/places'
import { showRollScan } from 'client/parts/roll/scan'
import { useSending } from 'client/parts/sending'
import { spanOf } from 'client/parts/roll/span'

/** So many other terms are named in a dialog. */
const FEW = 2

/** One post of somebody: what it rests on; its end before time; or that it was registered by mistake. */
export default function PostEndPage() {
  const personId = useQueryText('personId')
  const post = useQueryText('post')
  const from = useQueryText('from')
  const asked = useQuery(getPerson, { personId })
  const held = asked.is === 'ready' ? asked.value.posts.find((one) => one.post === post && one.from === from) : undefined
  if (asked.is === 'ready' && held) return <Form personId={personId} name={asked.value.name} today={asked.value.today} held={held} />
  const gone = { is: 'empty', says: '名册上没有这项任职了。', way: { says: '看这个人', onTap: () => backToPerson(personId) } } as const
  return (
    <Screen title="任职" stage={asked.is === 'ready' ? gone : withWayOut(asked)}>
      {() => null}
    </Screen>
  )
}

function Form({ personId, name, today, held }: { personId: string; name: string; today: string; held: HeldPostView }) {
  const which = { personId, post: held.post, from: held.from }
  const { draft, change, discard } = useDraft(`post-end:${personId}:${held.post}:${held.from}`, { until: held.until !== undefined && held.until < today ? held.until : today, reason: '' })
  const then = () => {
    discard()
    backToPerson(personId)
  }
  const ending = useSending(endPost, then)
  const striking = useSending(strikePost, then)
  const reason = draft.reason.trim()
  const open = held.state !== 'past'

  async function end() {
    const follows = `${name}的${held.name}任期到 ${draft.until} 为止，第二天起不再有这一职务的权限。`
    if (await confirm({ title: '结束任职？', follows, yes: '结束任职' })) await ending.send({ ...which, until: draft.until, reason })
  }
  async function strike() {
    const others = held.struck.length > FEW ? `另有 ${held.struck.length} 项任期随之变动，已写在这一页上。` : held.struck.map((says) => `${says}。`).join('')
    const follows = `名册上不再有${name}的这项任职。${others}只用于登记错了；卸任请用“结束任职”。`
    if (await confirm({ title: '删去这项登记？', follows, yes: '删去' })) await striking.send({ ...which, reason })
  }

  return (
    <Screen title="任职" stage={ready(null)} action={open ? { says: '结束任职', onTap: () => void end(), busy: ending.busy, whyNot: reason === '' ? '请写明原因' : undefined } : undefined}>
      {() => (
        <>
          <Problem answer={ending.answer ?? striking.answer} />
          <Card title={`${name} · ${held.name}`}>
            <View>{spanOf(held)}</View>
            {held.source && <View className="soft">依据：{held.source}</View>}
            {held.ended && <View className="soft">结束：{held.ended}</View>}
          </Card>
          {held.scan && (
            <List>
              <Cell title="打开扫描件" onTap={() => showRollScan({ of: 'post', ref: personId, post: held.post, from: held.from })} />
            </List>
          )}
          <List>
            {open && <WhenField label="最后一天" kind="date" value={draft.until} onChoose={(until) => change({ until })} error={ending.wrong('until')} />}
            <LongField label="原因" maxLength={200} value={draft.reason} onInput={(text) => change({ reason: text })} placeholder={open ? '如：调离本单位' : '登记有误时写明'} />
          </List>
          {held.struck.length > 0 && <Notice says={<Struck lines={held.struck} />} />}
          <Button says="登记有误，删去" kind="danger" busy={striking.busy} whyNot={reason === '' ? '请写明原因' : undefined} onTap={() => void strike()} />
        </>
      )}
    </Screen>
  )
}

const Struck = ({ lines }: { lines: readonly string[] }) => (
  <>
    <View>删去这项登记的话：</View>
    {lines.map((says, i) => (
      <View key={i}>{`${says}。`}</View>
    ))}
  </>
)
