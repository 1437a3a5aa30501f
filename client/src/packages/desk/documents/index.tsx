import { forConveners, OnDuty } from 'client/parts/desk/duty'
import { Problem } from 'client/parts/problem'
import { call } from 'client/platform/cloud/call'
import type { Answer } from 'client/platform/cloud/line'
import { useQuery } from 'client/platform/cloud/query'
import { openFile } from 'client/platform/device/file'
import { useServerNow } from 'client/platform/device/now'
import { useQueryText } from 'client/platform/navigate'
import { Field } from 'client/ui/form/field'
import { ready, Screen } from 'client/ui/frame/screen'
import { View } from 'client/ui/host/host'
import { Cell, List } from 'client/ui/list'
import { useState } from 'react'
import { type DocumentKind, make } from 'shared/document/operations'
import { yearOf } from 'shared/kernel/time'
import { getMeeting, type MeetingView } from 'shared/meeting/operations'

/** What can be printed: of the meeting that the page was opened with, and of the year. */
export default function Documents() {
  const meetingId = useQueryText('meetingId')
  const asked = useQuery(getMeeting, meetingId === '' ? undefined : { meetingId })
  if (meetingId === '') {
    return (
      <OnDuty needs="register" title="文书">
        <Screen title="文书" stage={ready(null)}>
          {() => <Year />}
        </Screen>
      </OnDuty>
    )
  }
  return (
    <Screen title="文书" stage={forConveners(asked)}>
      {({ meeting }) => (
        <>
          <OfMeeting meeting={meeting} />
          <Year />
        </>
      )}
    </Screen>
  )
}

interface Offer {
  readonly key: string
  readonly title: string
  readonly note: string
  readonly asks: { readonly kind: DocumentKind; readonly meetingId?: string; readonly year?: number; readonly number?: number }
}

function OfMeeting({ meeting }: { meeting: MeetingView }) {
  const [number, setNumber] = useState('')
  const { _id: meetingId, final } = meeting
  const wrong = /^\d{0,4}$/.test(number.trim()) ? undefined : '文号只填数字，例如 5'
  const notice = { kind: 'notice' as const, meetingId, ...(number.trim() !== '' && { number: Number(number) }) }
  const offers: Offer[] = [
    { key: 'signIn', title: '签到表', note: final ? '已按到会名单填好，可存档' : '打印后签名；应到人员已列好', asks: { kind: 'signIn', meetingId } },
    { key: 'leaves', title: '请假名单', note: '请假和派人列席，原因、次数、是否知悉', asks: { kind: 'leaves', meetingId } },
    { key: 'nameCards', title: '席卡', note: '一页十张，沿虚线裁开', asks: { kind: 'nameCards', meetingId } },
    ...(final ? [{ key: 'attendance', title: '到会情况', note: '每人一行，含签到、离场和说明', asks: { kind: 'attendance' as const, meetingId } }] : []),
  ]
  return (
    <>
      <List title={meeting.title} hint="公文用方正小标宋、仿宋、楷体、黑体；电脑上没有这些字体时会用相近的字体代替，排版可能略有出入。">
        <Field label="文号" value={number} onInput={setNumber} kind="number" placeholder="没有就留空" error={wrong} hint="本年第几号，只填数字" />
        {!wrong && <Make offer={{ key: 'notice', title: '会议通知', note: '红头公文，可在 Word 或 WPS 里再改', asks: notice }} />}
      </List>
      <List title="会场用">
        {offers.map((offer) => (
          <Make key={offer.key} offer={offer} />
        ))}
      </List>
    </>
  )
}

function Year() {
  const year = yearOf(useServerNow())
  return (
    <List title="全年出勤" hint="按单位一张表、按个人一张表；只统计已闭会的理事大会和理事长会。">
      {[year, year - 1].map((of) => (
        <Make key={of} offer={{ key: String(of), title: `${of} 年`, note: '各成员单位和每个人的到会、请假、缺席', asks: { kind: 'year', year: of } }} />
      ))}
    </List>
  )
}

/** One file: made at a tap, then opened or saved. */
function Make({ offer }: { offer: Offer }) {
  const [busy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<Answer<unknown>>()

  async function produce() {
    if (busy) return
    setBusy(true)
    const heard = await call(make, offer.asks)
    setAnswer(heard)
    if (heard.kind === 'accepted') await openFile(heard.value.address, heard.value.name)
    setBusy(false)
  }

  const note = (
    <>
      <View>{offer.note}</View>
      <Problem answer={answer} />
    </>
  )
  return <Cell title={offer.title} note={note} value={busy ? '正在生成…' : '生成'} onTap={() => void produce()} label={`生成${offer.title}`} />
}
