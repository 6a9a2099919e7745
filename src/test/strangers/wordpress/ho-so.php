<?php
/* Plugin Name: A post type for dossiers, as a site's own theme would declare it; WordPress itself does the rest. */
add_action('init', function () {
    register_post_type('ho_so', [
        'label' => 'Hồ sơ',
        'public' => true,
        'show_in_rest' => true,
        'rest_base' => 'ho-so',
        'supports' => ['title', 'custom-fields'],
    ]);
    $texts = ['ma_thu_tuc', 'ten_thu_tuc', 'linh_vuc', 'ma_don_vi', 'phong', 'can_bo', 'nguoi_nop', 'so_giay_to', 'dien_thoai',
        'kenh', 'trang_thai', 'ngay_nop', 'ngay_tiep_nhan', 'ngay_hen_tra', 'ngay_xong', 'ngay_tra', 'ngay_rut'];
    foreach ($texts as $name) {
        register_post_meta('ho_so', $name, ['type' => 'string', 'single' => true, 'show_in_rest' => true]);
    }
    $dates = ['yeu_cau', 'tiep_nhan', 'hen_cu', 'hen_moi'];
    register_post_meta('ho_so', 'bo_sung', [
        'type' => 'array',
        'single' => true,
        'show_in_rest' => ['schema' => ['type' => 'array', 'items' => [
            'type' => 'object',
            'properties' => array_fill_keys($dates, ['type' => 'string']),
        ]]],
    ]);
});
