import { scanNow } from 'client/parts/door/places'
import { WaitingScan } from 'client/parts/door/waiting'
import { withWayOut } from 'client/parts/gate'
import { openMeeting } from 'client/parts/places'
import { Problem } from 'client/parts/problem'
import { useQuery } from 'client/platform/cloud/query'
import { goTo, goToSignIn, useQueryText } from 'client/platform/navigate'
import { Card, Notice } from 'client/ui/card'
import { Ring } from 'client/ui/figure'
import { Button } from 'client/ui/form/button'
import type { ButtonProps } from 'client/ui/form/button'
import { ready, Screen, type Stage } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { useEffect, useState } from 'react'
import { methodName } from 'shared/attendance/model'
import { receipt, type ReceiptView } from 'shared/attendance/door-operations'
import { clock } from 'shared/kernel/time'
import { readLink } from 'shared/kernel/link'
import './receipt.css'
import { type Sent, useSending } from './sending'

/** What became of a scan. Success is said only once the cloud has answered; what waits for the desk finds out by itself. */
export default function Receipt() {
  const code = useQueryText('code')
  const link = readLink(code)
  const given = useQueryText('meetingId')
  const meetingId = given !== '' ? given : link?.kind === 'checkIn' ? link.meetingId : ''
  const sent = useSending(code)
  const isHeard = code === '' || sent?.kind === 'accepted'
  const asked = useQuery(receipt, isHeard ? { meetingId } : undefined, { every: WATCHED })
  const view = asked.is === 'ready' && !asked.stale ? asked.value : undefined
  // The receipt comes a moment later and is drawn together with it; a slow network does not hold back the word itself.
  const overdue = useOverdue(sent?.kind === 'accepted' && asked.is === 'loading')
  const told = sent?.kind === 'accepted' && (asked.is !== 'loading' || overdue) ? sent.value : undefined
  // What the device remembers may be of before the scan.
  const seen = view?.standing === 'none' ? undefined : view?.standing
  const shown: Shown | undefined = seen ?? (told && (told.counts ? 'counted' : 'pending'))

  return (
    <Screen title="签到" stage={stageOf(code, sent, shown !== undefined, asked)} action={code === '' && view?.seat === 'none' ? undefined : actionOf(sent, shown)}>
      {() => (
        <>
          {sent && sent.kind !== 'accepted' && <Unsent sent={sent} />}
          {code === '' && !shown && <WaitingScan />}
          {shown && <Standing standing={shown} view={view} sent={sent} />}
          {view && !shown && code === '' && <Notice says={view.seat === 'none' ? '您不在本次会议的参会名单中，不用签到。' : '您还没有在本次会议签到。请扫会场屏幕上的码。'} />}
          {view && <Hall view={view} />}
          {meetingId !== '' && isHeard && <Button says="会议页" onTap={() => openMeeting(meetingId)} />}
          {shown && <Button says="回首页" onTap={() => goTo('home')} />}
        </>
      )}
    </Screen>
  )
}

/** How often the hall is looked at again, and how long the word waits for it, in milliseconds. */
const WATCHED = 5000
const PATIENCE = 1000

function useOverdue(waits: boolean): boolean {
  const [overdue, setOverdue] = useState(false)
  useEffect(() => {
    if (!waits) return undefined
    const timer = setTimeout(() => setOverdue(true), PATIENCE)
    return () => clearTimeout(timer)
  }, [waits])
  return overdue
}

type Shown = Exclude<ReceiptView['standing'], 'none'>

function stageOf(code: string, sent: Sent | undefined, shown: boolean, asked: Stage<ReceiptView>): Stage<true> {
  if (sent?.kind === 'refused' && (sent.code === 'NOT_BOUND' || sent.code === 'NOT_SIGNED_IN')) {
    return { is: 'refused', message: '签到码已经记下。请先登录或绑定身份，然后自动回到这里签到。', way: { says: '去登录或绑定身份', onTap: goToSignIn } }
  }
  if (code === '' && asked.is !== 'ready') return withWayOut(asked as never) as Stage<true>
  return shown || (sent !== undefined && sent.kind !== 'accepted') || code === '' ? ready(true as const) : { is: 'loading' }
}

function actionOf(sent: Sent | undefined, shown: Shown | undefined): Omit<ButtonProps, 'kind'> | undefined {
  const again = { says: '再扫一次', onTap: scanNow }
  if (shown === 'declined') return again
  if (sent?.kind === 'refused') return again
  return sent === undefined && shown === undefined ? { says: '扫码签到', onTap: scanNow } : undefined
}

/** No success: the code waits, or was refused. */
function Unsent({ sent }: { sent: Exclude<Sent, { kind: 'accepted' }> }) {
  if (sent.kind === 'refused') return <Problem answer={sent} before="没有签到成功：" />
  return (
    <Card title="还没有签到">
      <View className="receipt__state is-warn" role="status">
        待补传
      </View>
      <View className="para">网络不通，签到码已存在这部手机里，联网后自动补传。请不要退出登录。</View>
      <View className="para soft">补传的签到须会务人员看到您在会场后确认，才计入到会。着急的话，请直接到会务台签到。</View>
    </Card>
  )
}

const HEAD: Record<Shown, { says: string; tone: string }> = {
  counted: { says: '已签到', tone: 'ok' },
  pending: { says: '待确认', tone: 'warn' },
  declined: { says: '没有确认', tone: 'danger' },
  annulled: { says: '签到已撤销', tone: 'danger' },
}

function Standing({ standing, view, sent }: { standing: Shown; view: ReceiptView | undefined; sent: Sent | undefined }) {
  const first = sent?.kind === 'accepted' ? sent.value : undefined
  const { says, tone } = HEAD[standing]
  const at = view?.arrivedAt ?? first?.arrivedAt
  const number = view?.number ?? first?.number
  return (
    <Card>
      <View className={`receipt__state is-${tone}`} role="status">
        {standing === 'counted' ? `✓ ${says}` : says}
      </View>
      {view?.method === 'paper' && <View className="receipt__line">{methodName.paper}：会务按您签字的纸表补录</View>}
      {at != null && view?.method !== 'paper' && <View className="receipt__time">{clock(at)}</View>}
      <View className="receipt__line">
        签到号 <View className="receipt__number">{number ?? ''}</View>
      </View>
      {standing === 'counted' && view?.rank != null && <View className="receipt__line">第 {view.rank} 位到会</View>}
      {standing === 'counted' && view && view.lateBy > 0 && <View className="receipt__line is-late">迟到 {view.lateBy} 分钟</View>}
      {standing === 'pending' && (
        <View className="para">平台已收到您的扫码，现在还不算到会。会务人员看到您在会场后确认，这一页自己会变。</View>
      )}
      {view?.remark && <View className="para">{standing === 'counted' ? '特殊情况' : '原因'}：{view.remark}</View>}
      {(standing === 'declined' || standing === 'annulled') && <View className="para">本人在会场的，请到会务台说明。</View>}
      {view?.seat === 'observer' && <View className="para soft">您是列席，不计入法定人数。</View>}
    </Card>
  )
}

/** How full the hall is. */
function Hall({ view: { title, place, here, entitled, quorum } }: { view: ReceiptView }) {
  const says = quorum?.sentence ?? `应到 ${entitled} 人，已到 ${here} 人。`
  const caption = quorum ? (quorum.stands ? '已够法定人数' : `还差 ${Math.max(quorum.missing, quorum.missingVice)} 人`) : '已到'
  return (
    <Card title={title}>
      <View className="soft">{place}</View>
      <Ring value={here} of={entitled} caption={caption} tone={quorum && !quorum.stands ? 'warn' : 'ok'} says={says} {...(quorum && { need: quorum.need })} />
    </Card>
  )
}
