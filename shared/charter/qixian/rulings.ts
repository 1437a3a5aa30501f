import type { Party, Ruling } from '../charter'

type Text = readonly [clause: string, says: string]
type Way = readonly [id: string, says: string, source: string]

const BY: Readonly<Record<'assembly' | 'council' | 'secretariat', Party>> = {
  assembly: { body: 'assembly' },
  council: { body: 'council' },
  secretariat: { body: 'secretariat' },
}

interface Told {
  readonly title: string
  readonly texts: readonly Text[]
  readonly effect: string
  readonly ways: readonly Way[]
  readonly ruling: string
  readonly by: keyof typeof BY
}

/** The first way told is the chosen one. */
export const x = (id: string, { title, texts, effect, ways, ruling, by }: Told): Ruling => ({
  id,
  title,
  texts: texts.map(([clause, says]) => ({ clause, says })),
  effect,
  readings: ways.map(([way, says, source]) => ({ id: way, says, source })),
  chosen: ways[0]![0],
  ruling,
  changedBy: BY[by],
  confirmed: null,
})

export const OURS = '本程序的谨慎默认'

/** Contradictions about quorum and majority: these move the verdicts. */
export const votingRulings: readonly Ruling[] = [
  x('X1', {
    title: '理事长会一年开几次',
    texts: [['CH13.2a', '一般每年三次'], ['MR4b', '一般每半年一次']],
    effect: '一年两次不够章程，三次都在上半年不够会议制度。',
    ways: [
      ['both', '全年不少于三次，并且上下半年各有一次', '两份文本同时满足'],
      ['charter', '只看全年三次', '章程第十三条（二）'],
      ['meeting-rules', '只看每半年一次', '会议制度第四条'],
    ],
    ruling: '全年不少于三次，上下半年各不少于一次；不足只提醒，不阻止。',
    by: 'council',
  }),
  x('X2', {
    title: '理事长会的法定人数',
    texts: [['CH13.2c', '不定期会议须有三分之二以上副理事长'], ['MR4c', '每次会议须有三分之二以上理事']],
    effect: '照会议制度的字面，九人的理事长会永远凑不齐三十名理事的三分之二。',
    ways: [
      ['council', '“理事”指理事长会成员；不定期会议再加副理事长三分之二', '会议制度第四条（一）2 列明参会人员'],
      ['directors', '“理事”指全体理事', '会议制度第四条的字面'],
      ['charter', '只在不定期会议时看副理事长', '章程第十三条（二）'],
    ],
    ruling: '例会须有理事长会成员三分之二以上；不定期会议还须有副理事长三分之二以上。会议性质由年度会议日程确定，查不到的两项都要满足。',
    by: 'assembly',
  }),
  x('X3', {
    title: '重大问题要多少票',
    texts: [['CH12.2', '参会代表的半数以上'], ['MR3.1.3', '全体理事的半数以上']],
    effect: '理事三十人、到会二十人时，章程要十票，会议制度要十五票。',
    ways: [
      ['both', '重大问题两项都要达到', '两份文本同时满足'],
      ['charter', '只看参会代表半数以上', '章程第十二条（二）'],
      ['meeting-rules', '只看全体理事半数以上', '会议制度第三条（一）3'],
    ],
    ruling: '一般议题看参会代表；重大问题两项都要达到。',
    by: 'assembly',
  }),
  x('X4', {
    title: '“以上”是否包括本数',
    texts: [['CH12.2', '半数以上'], ['CH12.1b', '三分之二以上'], ['MR4.1.3', '半数以上']],
    effect: '二十人到会、十票同意，算不算通过。',
    ways: [
      ['included', '包括本数，恰好半数也通过', '民法典第一千二百五十九条'],
      ['excluded', '不包括本数，须超过', '不少社会团体的习惯读法'],
    ],
    ruling: '“以上”包括本数；恰好半数时另作标记。不设主持人的决定票。',
    by: 'assembly',
  }),
  x('X5', {
    title: '“参会”以什么时候为准',
    texts: [['CH12.2', '参会代表'], ['MR4.1.3', '到会人数']],
    effect: '有人中途离会，基数就变小。',
    ways: [
      ['both', '表决时在场的和先后参会的两个基数都要达到', OURS],
      ['present', '只看表决时在场的人', '会议制度第四条（一）3 的字面'],
      ['attended', '只看先后参会的人', '章程第十二条（二）的字面'],
    ],
    ruling: '有人离会时两个基数都核算，以较严的为准；弃权和未投票的留在基数内。每次表决前重新核对法定人数。',
    by: 'assembly',
  }),
  x('X6', {
    title: '单位能否另派人表决',
    texts: [['CH11a', '每单位一名代表任理事'], ['CH12.1b', '法定人数按理事计'], ['CH12.2', '表决按参会代表计']],
    effect: '会场二十人，其中理事可能只有十四人。',
    ways: [
      ['observer', '代替理事来的人列席，不计到会，没有表决权', '章程第十一条：代表就是理事'],
      ['substitute', '代替理事来的人计到会，有表决权', '章程第十二条（二）“参会代表”的字面'],
    ],
    ruling: '派来的人列席，不计法定人数，不参加表决。',
    by: 'assembly',
  }),
  x('X35', {
    title: '哪些是重大问题',
    texts: [['MR3.1.3', '重大问题'], ['MR4a', '理事长会研究决定重大事项']],
    effect: '两个机构都能决定重大事项，却没有清单。',
    ways: [
      ['list', '章程、选举罢免、机构和终止，以及大会认定的事项', '章程第十八条（一）至（三）、第二十六条、第二十九条'],
      ['all-six', '大会的六项议题一律按重大', '会议制度第三条（二）的最严读法'],
    ],
    ruling: '大会的重大问题是章程、选举罢免、下设机构、终止以及大会认定的事项；其余在闭会期间由理事长会决定。',
    by: 'assembly',
  }),
  x('X48', {
    title: '理事长会还有谁',
    texts: [['CH13.1a', '理事长、副理事长、秘书长等'], ['MR4.1.2', '同上']],
    effect: '“等”字使理事长会的人数不定。',
    ways: [
      ['named', '只有列明的三种职务', OURS],
      ['open', '还可以有别人', '“等”的字面'],
    ],
    ruling: '只有理事长、副理事长、秘书长；增加其他人须由理事大会选举。',
    by: 'assembly',
  }),
  x('X50', {
    title: '远程参加和传签',
    texts: [['CH12.1b', '出席']],
    effect: '视频里扫码会把在家的人算作到会。',
    ways: [
      ['observer', '远程参加是列席，不传签', OURS],
      ['counts', '远程参加计到会', '条文没有禁止'],
    ],
    ruling: '远程参加按列席处理，不计到会；不以传签代替开会。',
    by: 'assembly',
  }),
  x('X47', {
    title: '其他会议算不算法定会议',
    texts: [['MR2a', '只有两种会议']],
    effect: '秘书处会议、座谈会没有自己的规则。',
    ways: [
      ['no-quorum', '可以通知、签到和记录，不作决议', OURS],
      ['none', '不在本程序内召开', '会议制度第二条的字面'],
    ],
    ruling: '没有法定人数的会议照常通知、签到和记录，但不产生决议。',
    by: 'council',
  }),
]

