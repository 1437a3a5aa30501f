import { methodName } from 'shared/attendance/model'
import { clock } from 'shared/kernel/time'
import type { MeetingView } from 'shared/meeting/operations'

type Entry = NonNullable<MeetingView['final']>['entries'][number]

/** When and how somebody of a frozen list came and went, late and early in minutes (MR7.5). A sheet on paper names no time. */
export const timesOf = ({ arrivedAt, leftAt, method, lateBy, leftBy, special }: Entry): string =>
  [
    method === 'paper' && methodName.paper,
    arrivedAt !== undefined && method !== 'paper' && `${clock(arrivedAt)} 到${method && method !== 'register' ? `（${methodName[method]}）` : ''}`,
    lateBy !== undefined && `迟到 ${lateBy} 分钟`,
    leftAt !== undefined && `${clock(leftAt)} 离`,
    leftBy !== undefined && `早退 ${leftBy} 分钟`,
    special !== undefined && `特殊情况：${special}`,
  ]
    .filter(Boolean)
    .join('，')

/** What is to be known of the list as a whole. */
export const doorSays = ({ fixed, shared }: { readonly fixed: boolean; readonly shared: boolean }): string =>
  [fixed && '用过纸质签到码。', shared && '有远程会场，扫码逐一确认。'].filter(Boolean).join('')
