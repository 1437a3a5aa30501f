import type { May } from '../capabilities'
import type { SamplesOf } from '../samples'
import * as attendance from './attendance'
import * as audit from './audit'
import * as bulletin from './bulletin'
import * as charter from './charter'
import * as contacts from './contacts'
import * as demand from './demand'
import * as department from './department'
import * as document from './document'
import * as duty from './duty'
import * as identity from './identity'
import * as meeting from './meeting'
import * as message from './message'
import * as person from './person'
import * as posts from './posts'
import * as review from './review'
import * as showcase from './showcase'
import * as talent from './talent'
import * as training from './training'
import * as unit from './unit'

const domains = [
  attendance, audit, bulletin, charter, contacts, demand, department, document, duty, identity, meeting, message, person,
  posts, review, showcase, talent, training, unit,
]

export const MAY: May = Object.assign({}, ...domains.map(({ may }) => may))
export const samplesOf: SamplesOf = (p) => Object.assign({}, ...domains.map(({ samples }) => samples(p)))
