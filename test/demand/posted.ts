import type { Posting, Thread } from 'shared/demand/model'
import { listedAs } from 'shared/demand/rules'
import { orderOf, termsOf } from 'shared/demand/search'
import { decideAsk } from 'shared/demand/thread'
import { isRefusal } from 'shared/kernel/decision'
import { chinaTime, dayOf } from 'shared/kernel/time'
import type { Review } from 'shared/review/model'

export const NOW = chinaTime('2026-12-08T09:00')

export const reviewed = (state: Review['state'] = 'approved', edition = 1): Review => ({ state, edition, at: NOW, by: null, reason: null })

/** A posting as it is stored: approved today and listed, unless told otherwise. */
export function posting(_id: string, over: Partial<Posting> = {}): Posting {
  const at = over.at ?? NOW
  const plain: Posting = {
    _id, v: 1,
    unitId: 'unit-05', unitName: '虚构机械有限公司', unitKind: 'enterprise',
    side: 'need', kind: 'internship', title: '数控车工顶岗实习', fields: { trade: '数控技术应用' },
    region: 'county', place: '经济开发区', number: 10, from: null, until: null, description: '两班倒，有师傅带。', pictures: [],
    contact: { personId: 'person-director05', name: '伍理事' }, by: { personId: 'person-officer05', name: '伍信息员' },
    at, standing: 'member', closed: null, confirmedOn: dayOf(at), renewed: [], terms: [], keys: [], listedSince: '', order: '',
    review: reviewed(),
    ...over,
  }
  const named = { ...plain, order: orderOf(plain), terms: over.terms ?? termsOf(plain, []) }
  return listedAs(named, over.listedSince !== '' && named.review.state === 'approved' && named.closed === null)
}

/** A thread that the asker's unit has just asked for about a posting. */
export function asked(about: Posting, unitId = 'unit-03', personId = 'person-officer03', at = NOW): Thread {
  const asker = { unitId, unitName: '虚构职业学校', contact: { personId, name: '叁信息员' } }
  const decision = decideAsk(about, asker, [], '我校可以安排二十名学生', at)
  if (isRefusal(decision)) throw new Error(decision.message)
  return { ...decision.value, v: 1 }
}
