# What an administrator of Redmine would click: statuses, fields, one project, and the key of an account for its REST interface.
STATUSES = ['Mới đăng ký', 'Đã tiếp nhận', 'Không tiếp nhận', 'Đang giải quyết', 'Chờ bổ sung', 'Chờ nộp phí', 'Công dân rút', 'Dừng', 'Xong', 'Đã trả'].freeze
CLOSED = ['Không tiếp nhận', 'Công dân rút', 'Xong', 'Đã trả'].freeze
FIELDS = ['Mã hồ sơ', 'Mã thủ tục', 'Đơn vị', 'Người nộp', 'Số giấy tờ', 'Điện thoại', 'Kênh', 'Ngày tiếp nhận', 'Ngày xong', 'Ngày trả'].freeze

# So that whoever reads does not keep out whoever writes.
ActiveRecord::Base.connection.execute('PRAGMA journal_mode=WAL')
Setting.rest_api_enabled = '1'
Setting.notified_events = []
statuses = STATUSES.map { |name| IssueStatus.create!(name: name, is_closed: CLOSED.include?(name)) }
# Without a key Redmine answers as to a visitor: an empty list and no error.
Setting.login_required = '1'
tracker = Tracker.create!(name: 'Hồ sơ', default_status: statuses.first)
Role.givable.each do |role|
  ([0] + statuses.map(&:id)).product(statuses.map(&:id)) do |from, to|
    WorkflowTransition.create!(role: role, tracker: tracker, old_status_id: from, new_status_id: to) unless from == to
  end
end
FIELDS.each { |name| IssueCustomField.create!(name: name, field_format: 'string', is_for_all: true, trackers: [tracker], is_filter: true) }
project = Project.create!(name: 'Một cửa', identifier: 'mot-cua', is_public: false, trackers: [tracker], enabled_module_names: ['issue_tracking'])
['Hộ tịch', 'Đăng ký, quản lý cư trú', 'Chứng thực', 'Thành lập và hoạt động của hộ kinh doanh', 'Bảo trợ xã hội'].each do |name|
  IssueCategory.create!(project: project, name: name[0, 60])
end
account = User.new(firstname: 'Trạm', lastname: 'Đọc', mail: 'mot-cua@example.invalid', language: 'vi', admin: true)
account.login = 'mot-cua'
account.password = account.password_confirmation = SecureRandom.hex
account.mail_notification = 'none'
account.save!
# The last line is read by the script.
puts account.api_key
