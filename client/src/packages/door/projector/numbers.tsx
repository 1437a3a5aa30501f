import { View } from 'client/ui/host/host'
import type { Projected } from 'shared/attendance/door-operations'
import { qixian } from 'shared/charter/qixian'
import { deputies } from 'shared/charter/wording'

/** As many names as the sheet holds; the rest is a number. */
const NAMES = 24

/** 应到 · 法定 · 已到 · 还差, to be read from the last row, and the names of those still missing. */
export function Numbers({ shown: { here, entitled, quorum, missing, onLeave, pending } }: { shown: Projected }) {
  const lacking = quorum ? Math.max(quorum.missing, quorum.missingVice) : 0
  const vice = quorum?.tests.find(({ of }) => of === 'viceChairs')
  return (
    <View className="hall__side">
      <View className="hall__figures">
        <Figure name="应到" value={entitled} />
        {quorum && <Figure name="法定" value={quorum.need} />}
        <Figure name="已到" value={here} tone="ok" />
        {quorum && <Figure name="还差" value={lacking} tone={lacking > 0 ? 'warn' : 'ok'} />}
      </View>
      {quorum && <Bar says={quorum.stands ? '已够法定人数' : `到会 ${quorum.have} 人，须 ${quorum.need} 人`} have={quorum.have} need={quorum.need} />}
      {vice && <Bar says={`${deputies(qixian)}到会 ${vice.have} 人，须 ${vice.need} 人`} have={vice.have} need={vice.need} />}
      {pending > 0 && <View className="hall__pending">{pending} 人扫码待会务确认</View>}
      <View className="hall__list">
        {missing.length > 0 && <View className="hall__listed">未到 {missing.length} 人</View>}
        <View className="hall__names">
          {missing.slice(0, NAMES).map(({ personId, name, unitName }) => (
            <View key={personId} className="hall__name">
              <View className="hall__who">{name}</View>
              <View className="hall__unit">{unitName}</View>
            </View>
          ))}
        </View>
        {missing.length > NAMES && <View className="hall__more">另有 {missing.length - NAMES} 人</View>}
        {onLeave.length > 0 && <View className="hall__more">{`请假 ${onLeave.length} 人：${onLeave.slice(0, NAMES).map(({ name }) => name).join('、')}`}</View>}
      </View>
    </View>
  )
}

const Figure = ({ name, value, tone = 'plain' }: { name: string; value: number; tone?: string }) => (
  <View className={`hall__figure is-${tone}`}>
    <View className="hall__value">{value}</View>
    <View className="hall__label">{name}</View>
  </View>
)

const Bar = ({ says, have, need }: { says: string; have: number; need: number }) => (
  <View className={`hall__bar is-${have >= need ? 'ok' : 'warn'}`} role="img" label={says}>
    <View className="hall__says">{says}</View>
    <View className="hall__band">
      <View className="hall__part" style={{ width: `${need > 0 ? Math.min(have / need, 1) * 100 : 100}%` }} silent />
    </View>
  </View>
)
