import type { Body, Charter, Rule, Threshold } from 'shared/charter/charter'

/** A charter about which only what is given is known. */
export const charterOf = (told: Pick<Charter, 'id' | 'bodies' | 'rules'> & Partial<Charter>): Charter => ({
  name: told.id,
  words: {},
  posts: [],
  matters: ['ordinary'],
  topics: [],
  procedures: [],
  quotas: [],
  proxy: null,
  absences: [],
  clauses: [],
  rulings: [],
  parameters: {},
  ...told,
})

export const bodyOf = (told: Pick<Body, 'id' | 'members'> & Partial<Body>): Body => ({
  name: told.id,
  role: 'executive',
  parent: null,
  seats: null,
  termYears: null,
  sessions: ['any'],
  meets: [],
  convener: null,
  chairs: null,
  tie: null,
  clause: told.id,
  from: null,
  until: null,
  ...told,
})

type Told = Pick<Rule, 'body' | 'clause'> & Partial<Omit<Rule, 'least'>> & { least: Threshold }

export const quorum = (told: Told): Rule => ruleOf({ stage: 'quorum', have: 'present', ...told })
export const majority = (told: Told): Rule => ruleOf({ stage: 'majority', have: 'yes', ...told })

const ruleOf = (told: Told & Pick<Rule, 'stage' | 'have'>): Rule => ({
  force: 'binding',
  voice: '章程',
  from: null,
  until: null,
  ...told,
})

/** `num / den` or more of a base. */
export const orMore = (num: number, den: number, of: Threshold['of']): Threshold => ({ num, den, of, strict: false })

/** More than `num / den` of a base. */
export const moreThan = (num: number, den: number, of: Threshold['of']): Threshold => ({ num, den, of, strict: true })
