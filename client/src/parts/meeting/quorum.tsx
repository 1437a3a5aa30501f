import { Notice } from 'client/ui/card'
import { Figures, Ring } from 'client/ui/figure'
import { View } from 'client/ui/host/host'
import type { Outlook } from 'shared/attendance/operations'
import { qixian } from 'shared/charter/qixian'
import { deputies } from 'shared/charter/wording'
import { forecastSentence } from './forecast'
import './quorum.css'
import { Why } from '../why'

/** 应到 · 法定 · 已到 · 还差, as a ring to be read from the back row; a second bar where the deputies must be there too. */
export function QuorumRing({ quorum, entitled }: { quorum: Outlook; entitled: number }) {
  const { have, need, missing, missingVice, stands, sentence, tests } = quorum
  const vice = quorum.tests.find(isOfDeputies)
  const shown = quorum.information.find(isOfDeputies)
  const lacking = Math.max(missing, missingVice)
  return (
    <View>
      <Ring value={have} of={entitled} need={need} caption={stands ? '已够法定人数' : `还差 ${lacking} 人`} tone={stands ? 'ok' : 'warn'} says={sentence} />
      <Figures
        items={[
          { name: '应到', value: entitled },
          { name: '法定', value: need },
          { name: '已到', value: have, tone: stands ? 'ok' : 'plain' },
          { name: '还差', value: lacking, tone: lacking > 0 ? 'danger' : 'ok' },
        ]}
      />
      {vice && <ViceBar {...vice} />}
      {shown && <ViceNote {...shown} />}
      {tests[0] && <Why clause={tests[0].clause} />}
    </View>
  )
}

const isOfDeputies = ({ of }: Outlook['tests'][number]) => of === 'viceChairs'

function ViceBar({ have, need, holds, clause }: Outlook['tests'][number]) {
  const name = deputies(qixian)
  const says = `${name}已到 ${have} 人，须到 ${need} 人${holds ? '' : `，还差 ${need - have} 人`}`
  return (
    <View className={`vice is-${holds ? 'ok' : 'warn'}`}>
      <View className="vice__says">
        {says}
        <Why clause={clause} />
      </View>
      <View className="vice__band" role="img" label={says}>
        <View className="vice__part" style={{ width: `${need > 0 ? Math.min(have / need, 1) * 100 : 100}%` }} silent />
      </View>
    </View>
  )
}

/** At a regular session the deputies have no quorum of their own; the number is there for the eye. */
const ViceNote = ({ have, need, clause }: Outlook['tests'][number]) => (
  <View className="para soft">
    {`${deputies(qixian)}已到 ${have} 人；本次是定期会议，不另作要求（不定期会议须到 ${need} 人）。`}
    <Why clause={clause} />
  </View>
)

export const Forecast = ({ forecast, unanswered }: { forecast: Outlook; unanswered: number }) => (
  <Notice
    tone={forecast.stands ? 'ok' : 'warn'}
    says={`${forecastSentence(forecast)}。${unanswered > 0 ? `还有 ${unanswered} 人没有答复。` : ''}`}
  />
)
