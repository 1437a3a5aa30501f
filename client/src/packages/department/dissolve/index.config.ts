export default definePageConfig({ navigationBarTitleText: '撤销机构' })
