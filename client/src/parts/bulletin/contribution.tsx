import { Badge, type Tone } from 'client/ui/card'
import { Cell } from 'client/ui/list'
import { View } from 'client/ui/host/host'
import { type ContributionState, contributionKindName, contributionStateName } from 'shared/bulletin/model'
import type { ContributionRow } from 'shared/bulletin/operations'
import { type Instant, nearTime } from 'shared/kernel/time'

const TONE: Record<ContributionState, Tone> = { draft: 'plain', submitted: 'brand', returned: 'warn', adopted: 'ok', declined: 'plain' }

/** Where a contribution stands, in a word. What WeChat found faulty is the author's again, whatever the editors have. */
export const Standing = ({ state, check }: Pick<ContributionRow, 'state' | 'check'>) =>
  state === 'submitted' && (check === 'faulty' || check === 'doubtful') ? <Badge tone="warn" says={check === 'faulty' ? '检查未通过' : '存疑'} /> : <Badge tone={TONE[state]} says={contributionStateName[state]} />

/** One line of a list of contributions. */
export const ContributionCell = ({ one, now, by = false, onTap }: { one: ContributionRow; now: Instant; by?: boolean; onTap: () => void }) => (
  <Cell
    title={one.title === '' ? '（还没有标题）' : one.title}
    note={
      <>
        {by && <View>{`${one.unitName} ${one.authorName}`}</View>}
        <View>{[contributionKindName[one.kind], one.pictures > 0 && `${one.pictures} 张图`, nearTime(one.at, now)].filter(Boolean).join(' · ')}</View>
        {one.mend !== '' && <View>{`要修改：${one.mend}`}</View>}
      </>
    }
    value={<Standing state={one.state} check={one.check} />}
    onTap={onTap}
  />
)
