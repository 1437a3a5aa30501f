import { syllablesOf } from 'cloudfunctions/kit/spell'
import { KINDS, REGIONS, SIDES } from 'shared/demand/kinds'
import type { Posting } from 'shared/demand/model'
import { termsOf } from 'shared/demand/search'
import { addDays, dayOf, type Instant, MINUTE } from 'shared/kernel/time'
import { UNIT_KINDS } from 'shared/unit/model'
import { posting, reviewed } from './posted'

const WHAT = ['数控车工', '焊接技术', '汽车维修', '电子商务', '学前教育', '工业机器人', '烹饪面点', '会计事务', '玻璃器皿设计', '农机维护']
const HOW = ['顶岗实习', '师资培训', '设备共享', '订单班合作', '技能鉴定', '课程开发', '实训基地开放', '工艺改进', '产品检测', '名师讲座']

/** A thousand postings of 120 units, of which some wait, some are down, some are closed and some are old. */
export async function thousand(now: Instant): Promise<Posting[]> {
  const all: Posting[] = []
  for (let n = 0; n < 1000; n++) {
    const title = `${WHAT[n % 10]}${HOW[Math.floor(n / 10) % 10]}第${String(n).padStart(4, '0')}号`
    const at = now - ((n * 7919) % 60_000) * MINUTE
    const said = {
      title, at, unitId: `unit-${n % 120}`, unitName: `虚构第${n % 120}单位`, unitKind: UNIT_KINDS[n % 5]!, kind: KINDS[(n * 3) % 10]!, side: SIDES[(n >> 1) % 2]!,
      region: REGIONS[(n >> 2) % 5]!, confirmedOn: addDays(dayOf(now), -(n % 62)), fields: { trade: WHAT[(n + 3) % 10]! },
      ...(n % 17 === 0 && { review: reviewed('waiting') }),
      ...(n % 19 === 0 && { review: reviewed('down') }),
      ...(n % 23 === 0 && { closed: { why: 'met' as const, at, by: { personId: 'person-officer05', name: '伍信息员' } } }),
    }
    all.push(posting(`p${n}`, { ...said, terms: termsOf(posting(`p${n}`, said), await syllablesOf(title)) }))
  }
  return all
}
