CALL start_ui_server();
