import { OnDuty } from 'client/parts/desk/duty'
import { withWayOut } from 'client/parts/gate'
import { ReviewBadge } from 'client/parts/review/state'
import { useQuery } from 'client/platform/cloud/query'
import { useServerNow } from 'client/platform/device/now'
import { open, toTop, useQueryText } from 'client/platform/navigate'
import { Badge, Card, Notice } from 'client/ui/card'
import { Button } from 'client/ui/form/button'
import { Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { Picture } from 'client/ui/picture'
import { useState } from 'react'
import { nearTime } from 'shared/kernel/time'
import { type Item, item, LISTS, queue } from 'shared/review/operations'
import { objectionName } from 'shared/review/rules'
import { Judging, useJudging } from './judging'
import './item.css'

export default function Page() {
  return (
    <OnDuty needs="moderate" title="审核">
      <OneByOne />
    </OnDuty>
  )
}

/** One edition after another, without going back to the list in between. */
function OneByOne() {
  const first = useQueryText('checkId')
  const from = useQueryText('list')
  const list = LISTS.find((one) => one === from) ?? 'waiting'
  const [checkId, setCheckId] = useState(first)
  const asked = useQuery(item, { checkId })
  const rest = useQuery(queue, { list })
  const next = rest.is === 'ready' ? rest.value.items.find((one) => one.checkId !== checkId) : undefined
  const judging = useJudging(checkId, () => Promise.all([asked.refresh(), rest.refresh()]))
  const onward = () => {
    if (!next) return
    judging.want(undefined)
    setCheckId(next.checkId)
    toTop()
  }
  return (
    <Screen
      title="审核"
      stage={withWayOut(asked)}
      action={(one) => {
        if (one.state === 'waiting' && one.newest === one.edition && one.over === null && judging.wants === undefined) return { says: '通过', onTap: () => void judging.approve(), busy: judging.busy, whyNot: one.whyNot ?? undefined }
        return next && (one.state !== 'waiting' || one.over !== null) ? { says: '看下一件', onTap: onward } : undefined
      }}
    >
      {(one) => (
        <>
          <Where of={one} />
          <Written of={one} />
          <Judging key={one.checkId} of={one} by={judging} />
          <Log of={one} />
          {next && one.state === 'waiting' && one.over === null && <Button says="先看下一件" onTap={onward} />}
        </>
      )}
    </Screen>
  )
}

/** Where it stands, and what WeChat and the members say of it. */
function Where({ of: one }: { of: Item }) {
  const now = useServerNow()
  const over = overSays(one)
  if (over !== undefined && one.objections === 0) return <Notice says={over} />
  return (
    <>
      {over !== undefined && <Notice says={`${over}举报仍请核实，写明结果。`} />}
      {one.stuck !== null && <Notice tone="warn" says={one.stuck} />}
      {one.state === 'checking' && one.stuck === null && <Notice tone="brand" says="微信正在检查文字和图片，查完才能通过。" />}
      {one.found.length > 0 && <Notice tone="warn" says={`微信看到：${one.found.join('；')}。请仔细看。`} />}
      {one.objections > 0 && <Notice tone="danger" says={`${one.objections} 人举报，请核实。`} />}
      {one.objectors.length > 0 && (
        <List title="举报">
          {one.objectors.map(({ at, name, unitName, reason, says }) => (
            <Cell key={`${at}:${name}`} title={objectionName[reason]} note={[`${unitName} ${name} · ${nearTime(at, now)}`, says].filter(Boolean).join('：')} />
          ))}
        </List>
      )}
    </>
  )
}

/** Why nothing waits to be judged any more, where nobody has judged it. */
function overSays({ state, over, newest, edition, shown, restorable }: Item): string | undefined {
  if (state === null) return '作者已经撤掉了这份内容，不用审了。'
  if (over !== null) return `${over}，不用审了。`
  return newest > edition && !shown && !restorable ? '作者已经交了新的一稿，这一稿不用审了。' : undefined
}

/** What others would read, as it was handed in. */
function Written({ of: { kindName, title, texts, pictures, unitName, authorName, at, edition, state, shown, page } }: { of: Item }) {
  const now = useServerNow()
  return (
    <Card title={title} aside={state === null ? <Badge says="已撤掉" /> : <ReviewBadge state={state} />}>
      <View className="soft">{`${kindName} · ${unitName} ${authorName} · ${nearTime(at, now)}${edition > 1 ? ` · 第 ${edition} 稿` : ''}`}</View>
      {texts.map((text, place) => (text === '' ? null : <View key={place} className="written">{text}</View>))}
      {pictures.map((address, place) => (
        <Picture key={address} address={address} says={`第 ${place + 1} 张图`} className="para" />
      ))}
      {shown && <Button says="看它公开的样子" onTap={() => open(page)} />}
    </Card>
  )
}

const ACTS: Record<Item['log'][number]['act'], string> = {
  checked: '微信检查完',
  approved: '通过',
  returned: '退回',
  down: '下架',
  restored: '恢复公开',
  kept: '举报已核实，保留',
}

function Log({ of: { log } }: { of: Item }) {
  const now = useServerNow()
  if (log.length === 0) return null
  return (
    <List title="处理记录">
      {log.map(({ edition, act, at, by, reason }, place) => (
        <Cell key={place} title={`${ACTS[act]} · 第 ${edition} 稿`} note={`${nearTime(at, now)} ${by ?? '系统'}${reason === '' ? '' : `：${reason}`}`} />
      ))}
    </List>
  )
}
