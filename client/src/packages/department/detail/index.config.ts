export default definePageConfig({ navigationBarTitleText: '业务机构' })
